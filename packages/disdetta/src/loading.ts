import type * as SqliteLedger from '@disdetta/effects/sqlite';
import type * as SqliteReadModels from '@disdetta/read-models/sqlite';
import type * as StoreEventStoreDb from '@disdetta/store-eventstoredb';
import type * as StoreSqlite from '@disdetta/store-sqlite';
import { CannotOpen } from './cannotOpen.ts';

const SQLITE: string = 'node:sqlite';

/** An older Node without SQLite can do all the rest, so nothing of it is loaded before. */
const needSqlite = (what: string, instead: string): void => {
  if (process.getBuiltinModule(SQLITE) !== undefined) return;
  const message = `${what} in one file needs Node 22.16 or later, and this is ${process.version}: ${instead}.`;
  throw new CannotOpen('NodeTooOld', message);
};

/** Loaded when a log is opened that is a file. */
export const loadSqlite = async (): Promise<typeof StoreSqlite> => {
  needSqlite('A log', 'use createDisdetta with another store');
  return import('@disdetta/store-sqlite');
};

/** Loaded when read models are kept in a file. */
export const loadSqliteReadModels = async (): Promise<typeof SqliteReadModels> => {
  needSqlite('A database of read models', 'give readModels a database, of PostgreSQL for one');
  return import('@disdetta/read-models/sqlite');
};

/** Loaded when the ledger of effects is a file. */
export const loadSqliteLedger = async (): Promise<typeof SqliteLedger> => {
  needSqlite('A ledger of effects', 'give effects a ledger of your own');
  return import('@disdetta/effects/sqlite');
};

/** Loaded when a server is opened: its client is heavy, and most logs are files. */
export const loadEventStoreDb = async (): Promise<typeof StoreEventStoreDb> => {
  try {
    return await import('@disdetta/store-eventstoredb');
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
    const message =
      'A log on a server needs one package more: npm install @disdetta/store-eventstoredb';
    throw new CannotOpen('AdapterMissing', message);
  }
};

const isMissing = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  (thrown.code === 'ERR_MODULE_NOT_FOUND' || thrown.code === 'MODULE_NOT_FOUND');
