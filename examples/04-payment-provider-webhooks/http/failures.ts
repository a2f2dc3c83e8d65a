import type { FastifyError, FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.ts';
import type { RequestCode } from './statuses.ts';

/** What goes wrong in the server itself, by its status. */
const CODES: Readonly<Record<number, RequestCode>> = {
  400: 'RequestUnreadable',
  413: 'RequestTooLarge',
  415: 'MediaTypeUnknown',
};

/** Answers a problem, too, where a request did not come as far as a signature. */
export const answerFailures = (server: FastifyInstance): void => {
  server.setNotFoundHandler((_, reply) => sendProblem(reply, problem('NoSuchPage')));
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const code = CODES[error.statusCode ?? 500] ?? 'Unexpected';
    if (code === 'Unexpected') request.log.error(error, 'a delivery failed');
    return sendProblem(reply, problem(code));
  });
};
