import type { StoreError } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { openFile } from '../openFile.ts';
import { ARCHIVE_FILE } from './archiveFile.ts';
import { createSqliteArchive } from './sqliteArchive.ts';
import type { SqliteArchive } from './sqliteArchive.ts';

/** Which archive to open. */
export interface SqliteArchiveOptions {
  /** The file of the archive, not the log's; made when it is not there. */
  readonly path: string;
}

const REMEDY =
  'An archive holds nothing that is not made again from the log: if that is what this was, delete it.';

/** Opens the archive of one SQLite file, which may be deleted whenever nobody has it open. */
export const openSqliteArchive =
  ({ path }: SqliteArchiveOptions): TaskEither<StoreError, SqliteArchive> =>
  async () =>
    openFile(
      { path, remedy: REMEDY },
      ARCHIVE_FILE,
      {
        busyTimeoutMilliseconds: 5_000,
        // A crash may lose the last filings but never tears the file, and lost ones are filed
        // again from the log: waiting for the disk would buy nothing.
        synchronous: 'NORMAL',
      },
      (connection) => {
        // A filing touches pages all over a big file: in SQLite's 2 MiB they would not all fit,
        // and it would take four times as long.
        connection.execute('PRAGMA cache_size = -16384');
        return createSqliteArchive(connection);
      },
    );
