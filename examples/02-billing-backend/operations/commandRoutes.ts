import { isId } from '@disdetta/core';
import type { Handled } from '@disdetta/core';
import type { Clock, Disdetta } from 'disdetta';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize, principalOf } from '../authentication/guard.ts';
import { actorOf } from '../authentication/principal.ts';
import type { Role } from '../authentication/principal.ts';
import { problem, problemOf, sendProblem } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import { OWN_INSTANTS, carryOut } from './carryOut.ts';
import { commandOperations } from './commandOperations.ts';
import type { CommandOperation } from './commandOperations.ts';

interface AccountRoute {
  readonly Params: { readonly accountId: string };
  readonly Body: Readonly<Record<string, unknown>> | null | undefined;
}

/** One POST a command. The header `Idempotency-Key` becomes its `commandId`. */
export const answerCommands = (
  backend: FastifyInstance,
  disdetta: Disdetta,
  clock: Clock,
): void => {
  const answer = async (
    { type, roles }: CommandOperation,
    request: FastifyRequest<AccountRoute>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { accountId } = request.params;
    const principal = principalOf(request);
    const refused = authorize(request, roles, accountId);
    if (refused !== null || principal === null) {
      return sendProblem(reply, refused ?? problem('Unauthenticated'));
    }
    const commandId = request.headers['idempotency-key'];
    if (!isId(commandId)) return sendProblem(reply, problem('IdempotencyKeyMissing'));
    const body = request.body ?? {};
    const foreign = foreignFields(body, principal.role);
    if (foreign !== null) return sendProblem(reply, foreign);
    const outcome = await carryOut(disdetta, clock, {
      type,
      data: { ...body, accountId },
      metadata: { commandId, actor: actorOf(principal), correlationId: request.id },
    });
    return outcome.ok
      ? reply.send(outcomeOf(outcome))
      : sendProblem(reply, problemOf(outcome.refusal));
  };
  for (const operation of commandOperations) {
    backend.post<AccountRoute>(operation.path, (request, reply) =>
      answer(operation, request, reply),
    );
  }
};

/** An owner who could say when something was asked could ask for it in the past. */
const foreignFields = (body: object, role: Role): Problem | null => {
  const foreign = role === 'owner' ? ['accountId', ...OWN_INSTANTS] : ['accountId'];
  const found = foreign.filter((field) => field in body);
  return found.length === 0
    ? null
    : problem('FieldNotYours', `Please leave out ${found.join(' and ')}: it is set here.`, {
        facts: { fields: found },
      });
};

/** What came of a command, without what only the log needs. */
const outcomeOf = ({ events, repeated, revision }: Handled): object => ({
  events: events.map(({ type, data }) => ({ type, data })),
  repeated,
  revision: String(revision),
});
