import type { Session } from './session.ts';

/** Locks of the server that end with the connection which took them. */
export interface Locks {
  /** Whether it was free, and is taken now: on a new connection if the last one was lost. */
  readonly take: (table: string) => Promise<boolean>;
  readonly release: (table: string) => Promise<void>;
}

/** Locks that hang on a session, one for each table of a schema. */
export const createLocks = (session: Session, schema: string): Locks => {
  const taken = new Set<string>();
  return {
    take: async (table) => {
      if (await session.renew()) taken.clear();
      // PostgreSQL gives a session again what it has; two runners of one process still are two.
      if (taken.has(table)) return false;
      taken.add(table);
      const [row] = await session.ask(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
        [`disdetta ${schema}.${table}`],
      );
      const isTaken = row?.['taken'] === true;
      if (!isTaken) taken.delete(table);
      return isTaken;
    },
    release: async (table) => {
      if (!taken.delete(table)) return;
      await session.ask('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [
        `disdetta ${schema}.${table}`,
      ]);
    },
  };
};
