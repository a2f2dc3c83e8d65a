import type { Clock, Disdetta } from 'disdetta';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { answerFailures } from './http/failures.ts';
import { problem, refused, sendProblem, unreadable } from './http/problem.ts';
import { SIGNATURE_HEADER, judgeSignature } from './signature.ts';
import { translate } from './translation/translate.ts';

/** What the endpoint works on. */
export interface WebhooksOptions {
  readonly disdetta: Disdetta;
  /** The secrets that deliveries may be signed with: one, or two while it is replaced. */
  readonly secrets: readonly string[];
  /** When deliveries arrive. Default: the system's clock. */
  readonly clock?: Clock;
  readonly logger?: FastifyServerOptions['logger'];
}

const LARGEST_BODY_BYTES = 64 * 1024;

/**
 * `POST /webhooks` puts on record what the payment provider tells: in any order, once each. What
 * does not concern us is acknowledged; what comes too early is answered so that it comes again.
 */
export const createWebhooks = (options: WebhooksOptions): FastifyInstance => {
  const { disdetta, secrets, clock = () => new Date(), logger = false } = options;
  const server = fastify({ logger, bodyLimit: LARGEST_BODY_BYTES });
  // A signature is of bytes: they have to come here as they were sent.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => body,
  );
  answerFailures(server);

  server.post('/webhooks', async ({ body: sent, headers }, reply) => {
    const body = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0);
    const fault = judgeSignature(headers[SIGNATURE_HEADER], body, secrets, clock());
    if (fault !== null) return sendProblem(reply, problem(fault));
    const command = translate(body);
    if (E.isLeft(command)) return sendProblem(reply, unreadable(command.left));
    if (command.right === null) return reply.send({ outcome: 'left-alone' });
    const result = await disdetta.handle(command.right);
    if (!result.ok) return sendProblem(reply, refused(result.refusal));
    return reply.send({ outcome: result.repeated ? 'known' : 'recorded' });
  });
  return server;
};
