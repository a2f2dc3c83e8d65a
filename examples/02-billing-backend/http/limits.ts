import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../authentication/guard.ts';
import type { Role } from '../authentication/principal.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';

/** How many requests a minute somebody may send, by who they are; `nobody` is whom we do not know. */
export type Limits = Readonly<Record<Role | 'nobody', number>>;

/** A person clicks, a billing system imports, and who has no token has little to ask. */
export const DEFAULT_LIMITS: Limits = { owner: 120, 'billing-admin': 6_000, nobody: 60 };

/** Counts a request, and answers the problem if there were too many. */
export type CountRequest = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<Problem | null>;

/**
 * Counts requests by who sends them once that is known, else by address. The counts are those of
 * this process; several share theirs in the store that the plugin can be given.
 */
export const limitRequests = async (
  backend: FastifyInstance,
  limits: Limits,
): Promise<CountRequest> => {
  await backend.register(rateLimit, { global: false });
  const count = backend.createRateLimit({
    timeWindow: '1 minute',
    keyGenerator: (request) => {
      const principal = principalOf(request);
      return principal === null ? `from ${request.ip}` : `by ${principal.id}`;
    },
    max: (request) => limits[principalOf(request)?.role ?? 'nobody'],
  });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return null;
    void reply.header('retry-after', String(counted.ttlInSeconds));
    return problem('TooManyRequests', `Please wait ${counted.ttlInSeconds} seconds.`);
  };
};
