import type { Clock, Disdetta } from 'disdetta';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize } from '../authentication/guard.ts';
import { problem, problemOf, sendProblem } from '../http/problem.ts';
import { queryOperations } from './queryOperations.ts';
import type { QueryOperation } from './queryOperations.ts';

interface QueryRoute {
  readonly Params: { readonly accountId?: string; readonly subscriptionId?: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** One GET a query. */
export const answerQueries = (backend: FastifyInstance, disdetta: Disdetta, clock: Clock): void => {
  const answer = async (
    { name, roles, isAsOfNow }: QueryOperation,
    request: FastifyRequest<QueryRoute>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { params, query } = request;
    const refused = authorize(request, roles, params.accountId ?? null);
    if (refused !== null) return sendProblem(reply, refused);
    const now = isAsOfNow ? { at: clock().toISOString() } : {};
    const result = await disdetta.ask(name, { ...now, ...query, ...params });
    if (!result.ok) return sendProblem(reply, problemOf(result.refusal));
    if (result.answer === null) return sendProblem(reply, problem('NothingFound'));
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(result.answer, positionsAsTexts));
  };
  for (const operation of queryOperations) {
    backend.get<QueryRoute>(operation.path, (request, reply) => answer(operation, request, reply));
  }
};

/** JSON has no integers of 64 bits. */
const positionsAsTexts = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
