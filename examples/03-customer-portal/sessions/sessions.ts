import { randomBytes } from 'node:crypto';
import type { Clock } from 'disdetta';

/** A customer who is signed in. */
export interface Session {
  readonly accountId: string;
  /** Who acts for the account. */
  readonly userId: string;
  /** The zone of the times on the page, an IANA name. */
  readonly timeZone: string;
  /** Stands in every form, and comes back with it: other sites do not know it. */
  readonly formToken: string;
}

/** Who is signed in, by the secret in their cookie. */
export interface Sessions {
  /** Signs a customer in. Answers the secret. */
  readonly begin: (customer: Omit<Session, 'formToken'>) => string;
  readonly find: (secret: string) => Session | null;
  readonly end: (secret: string) => void;
}

const LIFETIME_MILLISECONDS = 60 * 60 * 1_000;

const secretOf = (): string => randomBytes(32).toString('base64url');

/** Sessions in the memory of one process; they last an hour. */
export const createSessions = (clock: Clock = () => new Date()): Sessions => {
  const sessions = new Map<string, { readonly session: Session; readonly endsAt: number }>();
  const forgetOld = (now: number): void => {
    for (const [secret, { endsAt }] of sessions) if (endsAt <= now) sessions.delete(secret);
  };
  return {
    begin: (customer) => {
      const now = clock().getTime();
      forgetOld(now);
      const secret = secretOf();
      const session = { ...customer, formToken: secretOf() };
      sessions.set(secret, { session, endsAt: now + LIFETIME_MILLISECONDS });
      return secret;
    },
    find: (secret) => {
      forgetOld(clock().getTime());
      return sessions.get(secret)?.session ?? null;
    },
    end: (secret) => {
      sessions.delete(secret);
    },
  };
};
