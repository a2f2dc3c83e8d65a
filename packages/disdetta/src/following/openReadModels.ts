import type { EventStore, Policies } from '@disdetta/core';
import type { QueryInputOf, QueryName } from '@disdetta/projections';
import { acrossShares, createAnswers, readyModels } from '@disdetta/read-models';
import type {
  Answering,
  Poison,
  Progress,
  ReadModel,
  ReadModelDatabase,
  Share,
  StartError,
} from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { CannotOpen } from '../cannotOpen.ts';
import { isAboutAnInstant, timed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { CommentKeys } from '../comments/commentKeys.ts';
import { readableWith } from '../comments/readable.ts';
import { loadSqliteReadModels } from '../loading.ts';
import { queriesFrom } from '../queries.ts';
import type { Queries, QueryMethod } from '../queries.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createKeeper } from './keeper.ts';
import { resultOf } from './readModelResult.ts';
import type { ReadModels } from './readModels.ts';
import { ofTables } from './tables.ts';

/** Which tables are kept, and where. */
export interface ReadModelsOptions {
  /** The file of the tables; it can be thrown away and is made again. */
  readonly file?: string;
  /** A database instead of a file: see `disdetta/postgres`. It is closed with the front door. */
  readonly database?: ReadModelDatabase;
  /** Tables of one's own, kept beside those that answer the queries. */
  readonly models?: readonly ReadModel[];
  /**
   * Which of all accounts are kept here, as in share 2 of 4; other processes keep the others, in
   * the same place. Questions are answered from the tables of all shares. Default: all accounts.
   */
  readonly share?: Share;
  /** Told as the tables catch up: events a second, share done, time left. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each account that stops at an event that a table cannot take, once. */
  readonly onPoison?: (poison: Poison) => void;
  /** How long until what another process kept, or what failed, is tried here. Default: 5,000. */
  readonly lookEveryMilliseconds?: number;
}

/** What the tables follow, and how their answers are made. */
export interface Followed {
  readonly store: EventStore;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly comments: CommentKeys | undefined;
  readonly logger: Logger | undefined;
}

/** The tables, and how they are let go. */
export interface OpenReadModels {
  readonly readModels: ReadModels;
  readonly close: () => Promise<void>;
}

/** How long until what others kept, or what failed, is tried again. */
const LOOK_EVERY = 5_000;

/** What a second attempt would meet again. */
const NEVER_PASSES: ReadonlySet<StartError['code']> = new Set([
  'InvalidModel',
  'InvalidShare',
  'DatabaseFailed',
]);

/** Opens the tables and keeps them live. Rejects with `CannotOpen`. */
export const openReadModels = async (
  followed: Followed,
  {
    models: own = [],
    share,
    onProgress,
    onPoison,
    lookEveryMilliseconds,
    ...place
  }: ReadModelsOptions,
): Promise<OpenReadModels> => {
  const database = await openDatabase(place);
  const models = [...readyModels, ...own];
  const keeper = createKeeper({
    store: followed.store,
    database,
    models,
    lookEveryMilliseconds: lookEveryMilliseconds ?? LOOK_EVERY,
    onTrouble: ({ code }) => {
      followed.logger?.error({ code }, 'read models wait, and are tried again');
    },
    onPoison: (poison) => {
      const { model, version, code, position } = poison;
      const facts = { model, version, code, position: String(position) };
      followed.logger?.error(facts, 'a read model has stopped at an account');
      onPoison?.(poison);
    },
    ...(share === undefined ? {} : { share }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const close = async (): Promise<void> => {
    await keeper.stop();
    await database.close()();
  };
  const failure = await keeper.begun;
  if (failure !== null && NEVER_PASSES.has(failure.code)) {
    await close();
    throw new CannotOpen(failure.code, failure.message);
  }
  const { store, clock } = followed;
  const read = share === undefined ? database : acrossShares(database, share.of);
  return {
    readModels: {
      ...answersOf(followed, read),
      ...ofTables({ store, database: read, models, keeper, clock, share }),
      database: read,
    },
    close,
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
  const { openSqliteReadModels } = await loadSqliteReadModels();
  const opened = await openSqliteReadModels({ path: file })();
  if (E.isRight(opened)) return opened.right;
  throw new CannotOpen(opened.left.code, opened.left.message);
};

const answersOf = (
  { policies, clock, comments }: Followed,
  database: ReadModelDatabase,
): Queries<'readModel'> => {
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

  return queriesFrom<'readModel'>(answering);
};
