import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { causeOf } from '../database/databaseErrors.ts';

/** An open file of read models; every call may throw what SQLite throws. */
export interface Connection {
  readonly execute: (sql: string) => void;
  /** A statement, prepared once for each text; its integers are read in full. */
  readonly prepare: (sql: string) => StatementSync;
  /** Runs work as one transaction: kept when it returns true, undone when not, or when it throws. */
  readonly transact: (work: () => boolean) => boolean;
  readonly close: () => void;
}

/** Opens a file, or makes it. It can be made again from the log, so a commit waits for no sync. */
export const connect = (path: string, timeout: number): Connection => {
  const database = new DatabaseSync(path, { timeout });
  setJournal(database, 20);
  const statements = new Map<string, StatementSync>();

  return {
    execute: (sql) => {
      database.exec(sql);
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statements.set(sql, statement);
      return statement;
    },
    transact: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const isKept = work();
        database.exec(isKept ? 'COMMIT' : 'ROLLBACK');
        return isKept;
      } catch (thrown) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw thrown;
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
};

const setJournal = (database: DatabaseSync, attemptsLeft: number): void => {
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  } catch (thrown) {
    if (attemptsLeft <= 1 || causeOf(thrown) !== 'database is locked') throw thrown;
    // Nobody is queued for this; but a writer is, and then whoever made the file has done so.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    setJournal(database, attemptsLeft - 1);
  }
};

/** Whether SQLite says that a table or a view is not there. */
export const saysNoTable = (thrown: unknown): boolean =>
  causeOf(thrown).startsWith('no such table');
