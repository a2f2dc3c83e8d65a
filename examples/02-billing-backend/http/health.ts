import type { Disdetta } from 'disdetta';
import type { FastifyInstance } from 'fastify';
import { problemOf, sendProblem } from './problem.ts';

/** No account is ever called so; asking for it reads the log all the same. */
const NOBODY = 'readiness';

/** `/health/live`: the process answers. `/health/ready`: and its log can be read. */
export const answerHealth = (backend: FastifyInstance, disdetta: Disdetta): void => {
  backend.get('/health/live', async () => ({ live: true }));
  backend.get('/health/ready', async (_, reply) => {
    const log = await disdetta.currentPlans({ accountId: NOBODY });
    return log.ok ? { ready: true } : sendProblem(reply, problemOf(log.refusal));
  });
};
