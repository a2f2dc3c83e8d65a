import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type { EventStore, StoreError } from '@disdetta/core';
import { systemNow } from '@disdetta/store-kit';
import type { SqliteModule } from '@journeyapps/wa-sqlite/dist/wa-sqlite.mjs';
import * as E from 'fp-ts/lib/Either.js';
import { buildOn } from '../../connect.ts';
import { createConnection } from '../../connection.ts';
import { LOG_FILE } from '../../logFile.ts';
import { prepareFile } from '../../openFile.ts';
import { storeErrorOf } from '../../sqliteErrors.ts';
import { createSqliteStore } from '../../sqliteStore.ts';
import type { Disk } from './disk.ts';
import { openOnDisk } from './wasmDatabase.ts';

/** The name of the log on a simulated disk. */
export const LOG = 'log.db';

/** How a store on a simulated disk is set up. */
export interface DiskStoreOptions {
  readonly synchronous: 'FULL' | 'OFF';
  /** After so many pages in the journal they are moved into the database file. */
  readonly checkpointEveryPages: number;
}

/**
 * Our store, with its own statements, group commit and errors, on a simulated disk. There is no
 * shared memory, so the journal is kept as by the only process that has the file open.
 */
export const openStoreOnDisk = (
  module: SqliteModule,
  disk: Disk,
  { synchronous, checkpointEveryPages }: DiskStoreOptions,
): E.Either<StoreError, EventStore> => {
  const file = { path: LOG, remedy: 'Open it again.' };
  try {
    const database = openOnDisk(module, disk, LOG);
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec(`PRAGMA wal_autocheckpoint = ${checkpointEveryPages}`);
    const connection = createConnection(database, file);
    return buildOn(connection, () =>
      E.map(() => {
        connection.execute(`PRAGMA synchronous = ${synchronous}`);
        return createSqliteStore(connection, {
          now: systemNow,
          largestAppendBytes: LARGEST_APPEND_BYTES,
        });
      })(prepareFile(connection, LOG_FILE, 'FULL')),
    );
  } catch (thrown) {
    return E.left(storeErrorOf(thrown, file));
  }
};
