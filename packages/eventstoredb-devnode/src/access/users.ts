import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from './caller.ts';
import { ADMINS, OPERATORS } from './caller.ts';
import type { Credentials } from './credentials.ts';

/** The password of the users that every node has, as the server comes with it. */
const DEFAULT_PASSWORD = 'changeit';

const DEFAULT_USERS: Readonly<Record<string, readonly string[]>> = {
  admin: [ADMINS],
  ops: [OPERATORS],
};

/** Who these credentials belong to; null when they hold for nobody. */
export const userWith = ({ login, password }: Credentials): Caller | null => {
  const groups = Object.hasOwn(DEFAULT_USERS, login) ? DEFAULT_USERS[login] : undefined;
  return groups !== undefined && isSame(password, DEFAULT_PASSWORD) ? { login, groups } : null;
};

const isSame = (said: string, expected: string): boolean =>
  timingSafeEqual(digestOf(said), digestOf(expected));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
