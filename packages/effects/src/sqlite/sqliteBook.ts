import * as E from 'fp-ts/lib/Either.js';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LedgerError } from '../effectsErrors.ts';
import type { Book } from '../ledger/book.ts';
import { prepareEffects } from './effectTable.ts';
import { ledgerErrorOf, unavailable } from './ledgerErrors.ts';
import { prepareProgress } from './progressTable.ts';

/** A ledger's book in an open file. Once the file has failed, it answers nothing but that. */
export const createSqliteBook = (database: DatabaseSync, file: string): Book => {
  let failure: LedgerError | null = null;
  let isClosed = false;

  const prepare = (sql: string): StatementSync => {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    return statement;
  };

  const guarded = <A>(work: () => A): E.Either<LedgerError, A> => {
    try {
      return E.right(work());
    } catch (thrown) {
      const error = ledgerErrorOf(thrown, file);
      // After a failed sync nobody knows what is on the disk: SQLite would go on, we do not.
      if (error.code === 'LedgerFailed') failure = error;
      return E.left(error);
    }
  };

  const inTransaction = <A>(work: () => A): A => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (thrown) {
      // SQLite undoes by itself what a full disk or a failed read cut short.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw thrown;
    }
  };

  return {
    ...prepareProgress(prepare),
    ...prepareEffects(prepare),
    transact: (work) => {
      if (failure !== null) return E.left(failure);
      if (isClosed) return E.left(unavailable(file, 'it was closed'));
      return guarded(() => inTransaction(work));
    },
    close: () => {
      if (isClosed) return E.right(undefined);
      isClosed = true;
      return guarded(() => {
        database.close();
      });
    },
  };
};
