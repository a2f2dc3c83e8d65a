import type { StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Connection } from './connection.ts';
import { integerOf, textOf } from './row.ts';
import { failed, isBusy } from './sqliteErrors.ts';

/** `FULL`: synced before an answer. `NORMAL`: whole after a crash, but for the last answers. */
export type Synchronous = 'FULL' | 'NORMAL';

const LEVEL = { NORMAL: 1n, FULL: 2n } as const;

/** Sets how a file keeps its journal, and reads back that it is so. */
export const setJournal = (
  connection: Connection,
  synchronous: Synchronous,
): E.Either<StoreFailed, void> => {
  writeAhead(connection);
  connection.execute(`PRAGMA synchronous = ${synchronous}`);
  return E.flatMap(() => checkLevel(connection, synchronous))(checkJournal(connection));
};

/** Processes that make one file at the same moment refuse each other this: then it is waited. */
const writeAhead = (connection: Connection, attempts = 20): void => {
  try {
    connection.execute('PRAGMA journal_mode = WAL');
  } catch (thrown) {
    if (attempts <= 1 || !isBusy(thrown)) throw thrown;
    // A writer gets its turn, or is told that it does not; a change of the journal is not queued.
    connection.transact('write', () => undefined);
    writeAhead(connection, attempts - 1);
  }
};

/** Refuses a file that does not keep its journal as a write-ahead log. */
export const checkJournal = (connection: Connection): E.Either<StoreFailed, void> => {
  const mode = textOf(connection.prepare('PRAGMA journal_mode').get() ?? {}, 'journal_mode');
  return mode === 'wal'
    ? E.right(undefined)
    : E.left(failed(connection.file, `it keeps its journal as "${mode}" and not as "wal"`));
};

const checkLevel = (
  connection: Connection,
  synchronous: Synchronous,
): E.Either<StoreFailed, void> => {
  const level = integerOf(connection.prepare('PRAGMA synchronous').get() ?? {}, 'synchronous');
  return level === LEVEL[synchronous]
    ? E.right(undefined)
    : E.left(failed(connection.file, `SQLite would not set synchronous to ${synchronous}`));
};
