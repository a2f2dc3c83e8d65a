import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { databaseFailed, runsElsewhere, superseded } from '../database/databaseErrors.ts';
import type { DatabaseFailed } from '../database/databaseErrors.ts';
import { tableOf } from '../database/readModelDatabase.ts';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { readWhole } from '../database/readWhole.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';
import { lockFile } from './lockFile.ts';
import type { FileLock } from './lockFile.ts';
import { loadRows, readStops, readingOf, versionsOnceIn } from './reading.ts';
import { BOOKKEEPING } from './schema.ts';
import { dropTables, register, showToReaders, writeChange } from './writing.ts';

/** Which file of read models to open. */
export interface SqliteReadModelsOptions {
  /** The file; made when it is not there. Not that of the log: it can be thrown away and rebuilt. */
  readonly path: string;
  /** How long a write waits for one of another process. Default: 5,000. */
  readonly busyTimeoutMilliseconds?: number;
}

/** Opens a SQLite file that keeps read models. Beside it stands a lock file for each version. */
export const openSqliteReadModels =
  ({
    path,
    busyTimeoutMilliseconds = 5_000,
  }: SqliteReadModelsOptions): TaskEither<DatabaseFailed, ReadModelDatabase> =>
  async () => {
    try {
      const connection = connect(path, busyTimeoutMilliseconds);
      connection.execute(BOOKKEEPING);
      return E.right(createDatabase(path, connection));
    } catch (thrown) {
      return E.left(databaseFailed(thrown));
    }
  };

const createDatabase = (path: string, connection: Connection): ReadModelDatabase => {
  const locks = new Map<string, FileLock>();

  const attempt =
    <Error, A>(work: () => E.Either<Error, A>): TaskEither<Error | DatabaseFailed, A> =>
    async () => {
      try {
        return work();
      } catch (thrown) {
        return E.left(databaseFailed(thrown));
      }
    };

  const unlock = (table: string): void => {
    locks.get(table)?.release();
    locks.delete(table);
  };

  return {
    take: (shape) =>
      attempt(() => {
        const table = tableOf(shape);
        const lock = lockFile(`${path}.${table}.lock`);
        if (lock === null) return E.left(runsElsewhere(shape.name, shape.version));
        locks.set(table, lock);
        const build = register(connection, shape);
        if (build !== null) return E.right(build);
        unlock(table);
        return E.left(superseded(shape.name, shape.version));
      }),

    release: (shape) =>
      attempt(() => {
        unlock(tableOf(shape));
        return E.right(undefined);
      }),

    load: (shape, keys) => attempt(() => E.right(loadRows(connection, shape, keys))),

    commit: (changes) =>
      attempt(() => {
        let late: (typeof changes)[number] | undefined;
        connection.transact(() => {
          late = changes.find((change) => !writeChange(connection, change));
          return late === undefined;
        });
        return late === undefined
          ? E.right(undefined)
          : E.left(superseded(late.shape.name, late.shape.version));
      }),

    promote: (shape) =>
      attempt(() =>
        connection.transact(() => showToReaders(connection, shape))
          ? E.right(undefined)
          : E.left(superseded(shape.name, shape.version)),
      ),

    dropRetired: (name) =>
      attempt(() => {
        const versions = versionsOnceIn(connection, name, ['retired', 'abandoned']);
        connection.transact(() => {
          dropTables(connection, name, versions);
          return true;
        });
        return E.right(versions);
      }),

    read: (name, known, stream) => async () => {
      try {
        return await readWhole(name, known, readingOf(connection, name, stream));
      } catch (thrown) {
        return E.left(databaseFailed(thrown));
      }
    },

    stops: (name, stream) => attempt(() => E.right(readStops(connection, name, stream))),

    close: () =>
      attempt(() => {
        for (const table of [...locks.keys()]) unlock(table);
        connection.close();
        return E.right(undefined);
      }),
  };
};
