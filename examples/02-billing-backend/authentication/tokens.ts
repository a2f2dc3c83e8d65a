import { createHash } from 'node:crypto';
import type { Principal } from './principal.ts';

/** Tells whose a bearer token is: the place to ask your identity provider. Null: nobody's. */
export type Authenticate = (token: string) => Promise<Principal | null>;

/** What is kept of a token: enough to know it again, not enough to use it. */
export const tokenDigest = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Tokens given out beforehand, by their digests. */
export const knownTokens =
  (principals: ReadonlyMap<string, Principal>): Authenticate =>
  async (token) =>
    principals.get(tokenDigest(token)) ?? null;
