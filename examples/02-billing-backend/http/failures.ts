import type { FastifyError, FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.ts';
import type { ProblemCode } from './problemTypes.ts';

/** What goes wrong in the server itself, by its status. */
const CODES: Readonly<Record<number, ProblemCode>> = {
  400: 'RequestUnreadable',
  413: 'RequestTooLarge',
  415: 'MediaTypeUnknown',
};

/** Answers a problem, too, where a request did not come as far as the engine. */
export const answerFailures = (backend: FastifyInstance): void => {
  backend.setNotFoundHandler((_, reply) => sendProblem(reply, problem('NoSuchPage')));
  backend.setErrorHandler((error: FastifyError, request, reply) => {
    const code = CODES[error.statusCode ?? 500] ?? 'Unexpected';
    if (code === 'Unexpected') request.log.error(error, 'a request failed');
    return sendProblem(reply, problem(code));
  });
};
