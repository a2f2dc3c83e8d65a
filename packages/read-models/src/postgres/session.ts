import type { Pool, PoolClient } from 'pg';
import { causeOf } from '../database/databaseErrors.ts';
import { createTurns } from '../run/turns.ts';
import type { Row } from './rows.ts';

/** Asks one statement. */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/**
 * One connection of the pool that is kept: the locks hang on it, so everything that is written
 * goes through it, and a connection that is lost takes lock and writes along together.
 */
export interface Session {
  readonly ask: Ask;
  /** Runs work as one transaction: kept when it returns true, undone when not, or when it throws. */
  readonly transact: (work: (ask: Ask) => Promise<boolean>) => Promise<boolean>;
  /** Takes another connection if this one was lost; answers whether, since its locks are gone. */
  readonly renew: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Asks on a connection, or on any of a pool. */
export const askOn =
  (queryable: Pick<Pool | PoolClient, 'query'>): Ask =>
  async (sql, values = []) => {
    const result = await queryable.query<Row>(sql, [...values]);
    return result.rows;
  };

/** Takes a connection of a pool and keeps it. */
export const openSession = async (pool: Pool): Promise<Session> => {
  const takeTurn = createTurns();
  let lost: Error | null = null;
  const noteLoss = (error: Error): void => {
    lost = error;
  };

  const connect = async (): Promise<PoolClient> => {
    const connected = await pool.connect();
    // Told whenever it likes; the next statement hands it on.
    connected.on('error', noteLoss);
    return connected;
  };
  let client = await connect();

  const letGo = (): void => {
    client.release(true);
    client.removeListener('error', noteLoss);
  };

  const ask: Ask = async (sql, values) => {
    if (lost !== null) throw lost;
    try {
      return await askOn(client)(sql, values);
    } catch (thrown) {
      // The server has ended the connection; the client is told so a moment later.
      if (says(thrown, 'severity', 'FATAL')) lost = new Error(causeOf(thrown));
      throw thrown;
    }
  };

  const transact = async (work: (ask: Ask) => Promise<boolean>): Promise<boolean> => {
    await ask('BEGIN');
    try {
      const isKept = await work(ask);
      await ask(isKept ? 'COMMIT' : 'ROLLBACK');
      return isKept;
    } catch (thrown) {
      if (lost === null) await ask('ROLLBACK');
      throw thrown;
    }
  };

  return {
    ask: (sql, values) => takeTurn(() => ask(sql, values)),
    transact: (work) => takeTurn(() => transact(work)),
    renew: () =>
      takeTurn(async () => {
        if (lost === null) return false;
        const another = await connect();
        letGo();
        client = another;
        lost = null;
        return true;
      }),
    close: () =>
      takeTurn(async () => {
        // The server notices a connection that is gone when it likes, and others wait for its locks.
        if (lost === null) await ask('SELECT pg_advisory_unlock_all()');
        letGo();
      }),
  };
};

const says = (thrown: unknown, field: string, text: string): boolean =>
  typeof thrown === 'object' && thrown !== null && Reflect.get(thrown, field) === text;

/** Whether PostgreSQL answered with an error of this code. */
export const saysCode = (thrown: unknown, code: string): boolean => says(thrown, 'code', code);
