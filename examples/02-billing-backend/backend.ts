import { randomUUID } from 'node:crypto';
import type { Clock, Disdetta } from 'disdetta';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { authenticate } from './authentication/guard.ts';
import type { Authenticate } from './authentication/tokens.ts';
import { answerFailures } from './http/failures.ts';
import { answerHealth } from './http/health.ts';
import { DEFAULT_LIMITS, limitRequests } from './http/limits.ts';
import type { Limits } from './http/limits.ts';
import { problem, sendProblem } from './http/problem.ts';
import { isProblemCode, problemTypes } from './http/problemTypes.ts';
import { openApiDocument } from './openapi/document.ts';
import { answerCommands } from './operations/commandRoutes.ts';
import { answerQueries } from './operations/queryRoutes.ts';

/** What a backend works on. */
export interface BackendOptions {
  readonly disdetta: Disdetta;
  readonly authenticate: Authenticate;
  /** When requests arrive. Default: the system's clock. */
  readonly clock?: Clock;
  /** How many requests a minute are answered. Default: `DEFAULT_LIMITS`. */
  readonly limits?: Limits;
  /** `logTo(process.stdout)`, or none. */
  readonly logger?: FastifyServerOptions['logger'];
}

/** More than any command needs, less than somebody could wear the server out with. */
const LARGEST_BODY_BYTES = 256 * 1024;
/** An id of 200 characters, each escaped in a path. */
const LONGEST_PARAMETER = 200 * 12;

/** The engine behind HTTP: listen on it, and close it; closing lets requests under way finish. */
export const createBackend = (options: BackendOptions): FastifyInstance => {
  const { disdetta, clock = () => new Date(), logger = false, limits = DEFAULT_LIMITS } = options;
  const backend = fastify({
    logger,
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_BODY_BYTES,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    forceCloseConnections: 'idle',
  });
  backend.removeContentTypeParser('text/plain');
  answerFailures(backend);
  answerHealth(backend, disdetta);
  backend.get('/openapi.json', async () => openApiDocument);
  backend.get<{ Params: { code: string } }>('/problems/:code', async ({ params }, reply) => {
    const { code } = params;
    if (!isProblemCode(code)) return sendProblem(reply, problem('NoSuchPage'));
    return { code, ...problemTypes[code] };
  });
  void backend.register(async (guarded) => {
    const count = await limitRequests(guarded, limits);
    guarded.addHook('onRequest', async (request, reply) => {
      const unknown = await authenticate(request, options.authenticate);
      const refused = (await count(request, reply)) ?? unknown;
      return refused === null ? undefined : sendProblem(reply, refused);
    });
    answerCommands(guarded, disdetta, clock);
    answerQueries(guarded, disdetta, clock);
  });
  return backend;
};
