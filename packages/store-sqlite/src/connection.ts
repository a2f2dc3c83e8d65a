import type { StoreError, StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Database, Statement } from './database.ts';
import { storeErrorOf, unavailable } from './sqliteErrors.ts';
import type { FileOfOurs } from './sqliteErrors.ts';

/** An open file. Once it has failed it answers nothing but that. */
export interface Connection {
  readonly file: FileOfOurs;
  readonly execute: (sql: string) => void;
  /** A statement whose integers are read in full, as `bigint`. */
  readonly prepare: (sql: string) => Statement;
  /** Runs work that may throw what SQLite throws, and answers with that as a value. */
  readonly attempt: <A>(work: () => E.Either<StoreError, A>) => E.Either<StoreError, A>;
  /** Runs work as one transaction: kept when it returns, undone when it throws. */
  readonly transact: <A>(kind: TransactionKind, work: () => A) => A;
  readonly close: () => E.Either<StoreError, void>;
}

/** `read` sees one state of the file throughout; `write` waits for its turn before it reads. */
export type TransactionKind = 'read' | 'write';

const BEGIN = { read: 'BEGIN DEFERRED', write: 'BEGIN IMMEDIATE' } as const;

/** Puts a guard around a database. */
export const createConnection = (database: Database, file: FileOfOurs): Connection => {
  let failure: StoreFailed | null = null;
  let isClosed = false;

  const guarded = <A>(work: () => E.Either<StoreError, A>): E.Either<StoreError, A> => {
    try {
      return work();
    } catch (thrown) {
      const error = storeErrorOf(thrown, file);
      // After a failed sync nobody knows what is on the disk: SQLite would go on, we do not.
      if (error.code === 'StoreFailed') failure = error;
      return E.left(error);
    }
  };

  return {
    file,
    execute: (sql) => {
      database.exec(sql);
    },
    prepare: (sql) => {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      return statement;
    },
    attempt: (work) => {
      if (failure !== null) return E.left(failure);
      return isClosed ? E.left(unavailable(file, 'it was closed')) : guarded(work);
    },
    transact: (kind, work) => {
      database.exec(BEGIN[kind]);
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (thrown) {
        // SQLite undoes by itself what a full disk or a failed read cut short.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw thrown;
      }
    },
    close: () => {
      if (isClosed) return E.right(undefined);
      isClosed = true;
      return guarded(() => {
        database.close();
        return E.right(undefined);
      });
    },
  };
};
