import type { EventStore, Policies } from '@disdetta/core';
import type { QueryInputOf, QueryName } from '@disdetta/projections';
import { createAnswers, lastPosition, readyModels, runReadModels } from '@disdetta/read-models';
import type {
  Answering,
  Poison,
  Progress,
  ReadModel,
  ReadModelDatabase,
  Runner,
} from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { CannotOpen } from '../cannotOpen.ts';
import { isAboutAnInstant, timed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { CommentKeys } from '../comments/commentKeys.ts';
import { readableWith } from '../comments/readable.ts';
import { queriesFrom } from '../queries.ts';
import type { QueryMethod } from '../queries.ts';
import { leastPosition } from './leastPosition.ts';
import { toReadModelResult } from './readModelResult.ts';
import type { ReadModelRefusal, ReadModelResult } from './readModelResult.ts';
import type { ReadModels } from './readModels.ts';

/** Which tables are kept, and where. */
export interface ReadModelsOptions {
  /** The file of the tables; it can be thrown away and is made again. */
  readonly file?: string;
  /** A database instead of a file: see `disdetta/postgres`. It is closed with the front door. */
  readonly database?: ReadModelDatabase;
  /** Tables of one's own, kept beside those that answer the queries. */
  readonly models?: readonly ReadModel[];
  /** Told as the tables catch up: events a second, share done, time left. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each account that stops at an event that a table cannot take, once. */
  readonly onPoison?: (poison: Poison) => void;
}

/** What the tables follow, and how their answers are made. */
export interface Followed {
  readonly store: EventStore;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly comments: CommentKeys | undefined;
}

/** The tables, and how they are let go. */
export interface OpenReadModels {
  readonly readModels: ReadModels;
  readonly close: () => Promise<void>;
}

/** Opens the tables and keeps them live. Rejects with `CannotOpen`. */
export const openReadModels = async (
  followed: Followed,
  { models = [], onProgress, onPoison, ...place }: ReadModelsOptions,
): Promise<OpenReadModels> => {
  const database = await openDatabase(place);
  const started = await runReadModels({
    store: followed.store,
    database,
    models: [...readyModels, ...models],
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(onPoison === undefined ? {} : { onPoison }),
  })();
  if (E.isLeft(started)) {
    await database.close()();
    throw new CannotOpen(started.left.code, started.left.message);
  }
  const runner = started.right;
  return {
    readModels: readModelsOf(followed, database, runner),
    close: async () => {
      await runner.stop();
      await database.close()();
    },
  };
};

const openDatabase = async ({
  file,
  database,
}: Pick<ReadModelsOptions, 'file' | 'database'>): Promise<ReadModelDatabase> => {
  if (database !== undefined) return database;
  if (file === undefined) {
    const message = 'Say where the read models are to be kept: name a file, or give a database.';
    throw new CannotOpen('ReadModelsUnplaced', message);
  }
  const { openSqliteReadModels } = await import('@disdetta/read-models/sqlite');
  const opened = await openSqliteReadModels({ path: file })();
  if (E.isRight(opened)) return opened.right;
  throw new CannotOpen(opened.left.code, opened.left.message);
};

const readModelsOf = (
  { store, policies, clock, comments }: Followed,
  database: ReadModelDatabase,
  runner: Runner,
): ReadModels => {
  const answers = createAnswers(database, policies);
  const readable = readableWith(comments);

  const answering =
    <Name extends QueryName>(name: Name): QueryMethod<'readModel', Name> =>
    (data) => {
      const question = isAboutAnInstant(name) ? timed(data, clock) : data;
      const answer: Answering<Name> = answers[name];
      return resultOf(
        pipe(
          answer(question as QueryInputOf<Name>),
          TE.chainW((found) => readable(question, found)),
          TE.map((found) => ({ answer: found })),
        ),
      );
    };

  return {
    ...queriesFrom<'readModel'>(answering),
    caughtUp: () =>
      resultOf(
        pipe(
          lastPosition(store, leastPosition(runner.progress())),
          TE.chainW((end) => () => runner.reached(end)),
          TE.map(() => ({})),
        ),
      ),
    progress: runner.progress,
    poisons: runner.poisons,
    retry: (stream) =>
      resultOf(
        pipe(
          () => runner.retry(stream),
          TE.map((poisons) => ({ poisons })),
        ),
      ),
    ended: resultOf(
      pipe(
        () => runner.ended,
        TE.map(() => ({})),
      ),
    ),
    database,
  };
};

const resultOf = async <Value extends object>(
  task: TaskEither<ReadModelRefusal, Value>,
): Promise<ReadModelResult<Value>> => toReadModelResult(await task());
