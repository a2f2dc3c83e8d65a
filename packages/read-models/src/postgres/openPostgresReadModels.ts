import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Pool } from 'pg';
import { databaseFailed, runsElsewhere, superseded } from '../database/databaseErrors.ts';
import type { DatabaseFailed } from '../database/databaseErrors.ts';
import { tableOf } from '../database/readModelDatabase.ts';
import type { BuildChange, ModelShape, ReadModelDatabase } from '../database/readModelDatabase.ts';
import { readWhole } from '../database/readWhole.ts';
import { createLocks } from './locks.ts';
import { loadRows, readStops, readingOf, versionsOnceIn } from './reading.ts';
import { bookkeeping } from './schema.ts';
import { askOn, openSession } from './session.ts';
import type { Session } from './session.ts';
import { dropTable, register, showToReaders, writeChange } from './writing.ts';

/** Where read models are kept. */
export interface PostgresReadModelsOptions {
  /** Connections to the database; one is kept for writing. It is not ended with the models. */
  readonly pool: Pool;
  /** The schema of all tables; made when it is not there. Default: `disdetta`. */
  readonly schema?: string;
}

const SCHEMA = /^[a-z][a-z0-9_]{0,39}$/;

/** Opens a PostgreSQL database that keeps read models, and makes what it needs there. */
export const openPostgresReadModels =
  ({
    pool,
    schema = 'disdetta',
  }: PostgresReadModelsOptions): TaskEither<DatabaseFailed, ReadModelDatabase> =>
  async () => {
    if (!SCHEMA.test(schema)) {
      return E.left(databaseFailed(`"${schema}" is no name of a schema of a to z, 0 to 9 and _`));
    }
    try {
      const session = await openSession(pool);
      await prepare(session, schema);
      return E.right(createDatabase(pool, session, schema));
    } catch (thrown) {
      return E.left(databaseFailed(thrown));
    }
  };

/** Two that open a new database at once would both make the same tables, so they take turns. */
const prepare = async (session: Session, schema: string): Promise<void> => {
  await session.transact(async (ask) => {
    await ask('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`disdetta ${schema}`]);
    await ask(bookkeeping(schema));
    return true;
  });
};

const attempt =
  <Error, A>(work: () => Promise<E.Either<Error, A>>): TaskEither<Error | DatabaseFailed, A> =>
  async () => {
    try {
      return await work();
    } catch (thrown) {
      return E.left(databaseFailed(thrown));
    }
  };

const createDatabase = (pool: Pool, session: Session, schema: string): ReadModelDatabase => {
  const ask = askOn(pool);
  const locks = createLocks(session, schema);

  const take = async (shape: ModelShape): ReturnType<ReturnType<ReadModelDatabase['take']>> => {
    if (!(await locks.take(tableOf(shape)))) {
      return E.left(runsElsewhere(shape.name, shape.version));
    }
    const build = await register(session, schema, shape);
    if (build !== null) return E.right(build);
    await locks.release(tableOf(shape));
    return E.left(superseded(shape.name, shape.version));
  };

  /** Writes all changes, or answers the one that stands elsewhere. */
  const commit = async (changes: readonly BuildChange[]): Promise<BuildChange | null> => {
    let late: BuildChange | null = null;
    await session.transact(async (inTransaction) => {
      for (const change of changes) {
        if (await writeChange(inTransaction, schema, change)) continue;
        late = change;
        return false;
      }
      return true;
    });
    return late;
  };

  return {
    take: (shape) => attempt(() => take(shape)),

    release: (shape) =>
      attempt(async () => {
        await locks.release(tableOf(shape));
        return E.right(undefined);
      }),

    load: (shape, keys) =>
      attempt(async () => E.right(await loadRows(session.ask, schema, shape, keys))),

    commit: (changes) =>
      attempt(async () => {
        const late = await commit(changes);
        return late === null
          ? E.right(undefined)
          : E.left(superseded(late.shape.name, late.shape.version));
      }),

    promote: (shape) =>
      attempt(async () =>
        (await showToReaders(session, schema, shape))
          ? E.right(undefined)
          : E.left(superseded(shape.name, shape.version)),
      ),

    dropRetired: (name) =>
      attempt(async () => {
        const dropped: number[] = [];
        for (const version of await versionsOnceIn(ask, schema, name, ['retired', 'abandoned'])) {
          if (await dropTable(session, schema, name, version)) dropped.push(version);
        }
        return E.right(dropped);
      }),

    read: (name, known, stream) =>
      attempt(() => readWhole(name, known, readingOf(ask, schema, name, stream))),

    stops: (name, stream) =>
      attempt(async () => E.right(await readStops(ask, schema, name, stream))),

    close: () =>
      attempt(async () => {
        await session.close();
        return E.right(undefined);
      }),
  };
};
