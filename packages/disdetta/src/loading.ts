import type * as StoreEventStoreDb from '@disdetta/store-eventstoredb';
import type * as StoreSqlite from '@disdetta/store-sqlite';
import { CannotOpen } from './cannotOpen.ts';

const SQLITE: string = 'node:sqlite';

/** Loaded when a file is opened: an older Node without SQLite can do all the rest. */
export const loadSqlite = async (): Promise<typeof StoreSqlite> => {
  if (process.getBuiltinModule(SQLITE) === undefined) {
    const message = `A log in one file needs Node 22.16 or later, and this is ${process.version}: use createDisdetta with another store.`;
    throw new CannotOpen('NodeTooOld', message);
  }
  return import('@disdetta/store-sqlite');
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
