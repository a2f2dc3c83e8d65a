import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type { Instant, StoreError } from '@disdetta/core';
import { systemNow } from '@disdetta/store-kit';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { LOG_FILE } from './logFile.ts';
import { openFile } from './openFile.ts';
import { openReadOnlyStore } from './reading/openReadOnlyStore.ts';
import { createSqliteStore } from './sqliteStore.ts';
import type { SqliteStore } from './sqliteStore.ts';

/** Which log to open, and how. */
export interface SqliteStoreOptions {
  /** The file of the log; made when it is not there. */
  readonly path: string;
  /** The clock that stamps events; default: the system's. It is never let run backwards. */
  readonly now?: () => Instant;
  /** How long a write waits for one of another process. Default: 5,000. */
  readonly busyTimeoutMilliseconds?: number;
  /** Whether the log is only read: appends are refused, and nothing is changed. Default: no. */
  readonly readOnly?: boolean;
  /** How much one append may hold. Default: `LARGEST_APPEND_BYTES`. */
  readonly largestAppendBytes?: number;
}

const REMEDY =
  'Nothing is taken or told by it any more: look at the disk and the file, then open it again.';

/** Opens the log of one SQLite file. An append is on the disk before it is answered. */
export const openSqliteStore =
  ({
    path,
    now = systemNow,
    busyTimeoutMilliseconds = 5_000,
    readOnly = false,
    largestAppendBytes = LARGEST_APPEND_BYTES,
  }: SqliteStoreOptions): TaskEither<StoreError, SqliteStore> =>
  async () => {
    const file = { path, remedy: REMEDY };
    if (readOnly) return openReadOnlyStore(file, LOG_FILE, busyTimeoutMilliseconds);
    const options = { busyTimeoutMilliseconds, synchronous: 'FULL' } as const;
    return openFile(file, LOG_FILE, options, (connection) =>
      createSqliteStore(connection, { now, largestAppendBytes }),
    );
  };
