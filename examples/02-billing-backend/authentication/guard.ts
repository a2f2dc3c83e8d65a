import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import { mayTouch } from './principal.ts';
import type { Principal, Role } from './principal.ts';
import type { Authenticate } from './tokens.ts';

/** Who asked, by request; a request that is gone takes its entry along. */
const principals = new WeakMap<FastifyRequest, Principal>();

const BEARER = /^Bearer (?<token>[\w.~+/-]+=*)$/i;

/** Finds out who asks, and keeps it. The problem if it is nobody we know. */
export const authenticate = async (
  request: FastifyRequest,
  ask: Authenticate,
): Promise<Problem | null> => {
  const token = BEARER.exec(request.headers.authorization ?? '')?.groups?.['token'];
  const principal = token === undefined ? null : await ask(token);
  if (principal === null) return problem('Unauthenticated');
  principals.set(request, principal);
  return null;
};

/** Who asked; null before `authenticate` found it out. */
export const principalOf = (request: FastifyRequest): Principal | null =>
  principals.get(request) ?? null;

/** Whether who asked has a role that may do this, on this account. The problem if not. */
export const authorize = (
  request: FastifyRequest,
  roles: readonly Role[],
  accountId: string | null,
): Problem | null => {
  const principal = principalOf(request);
  if (principal === null) return problem('Unauthenticated');
  if (!roles.includes(principal.role)) return problem('RoleNotAllowed');
  // The same answer whether the account exists or not: an id that is guessed tells nothing.
  if (accountId !== null && !mayTouch(principal, accountId)) return problem('AccountNotYours');
  return null;
};
