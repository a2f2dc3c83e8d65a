import { streamOf } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { accounts, lastPosition, readRows, shareOf } from '@disdetta/read-models';
import type { Poison, ReadModel, ReadModelDatabase, Share } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Keeper } from './keeper.ts';
import { readLag } from './lag.ts';
import { leastPosition } from './leastPosition.ts';
import { plansOf } from './plansOfAll.ts';
import { keptElsewhere, resultOf } from './readModelResult.ts';
import type { ReadModelRefusal } from './readModelResult.ts';
import type { ReadModels, ReadModelsStatus } from './readModels.ts';

/** Tables that a keeper keeps, and the log that they follow. */
export interface Tables {
  readonly store: EventStore;
  readonly database: ReadModelDatabase;
  readonly models: readonly ReadModel[];
  readonly keeper: Keeper;
  readonly clock: Clock;
  /** Which accounts are kept here; all of them where it is not given. */
  readonly share: Share | undefined;
}

type OfTables = Pick<ReadModels, 'caughtUp' | 'plansOfAll' | 'poisons' | 'retry' | 'status'>;

/** What can be asked of the tables themselves, and done about them. */
export const ofTables = ({ store, database, models, keeper, clock, share }: Tables): OfTables => {
  const elsewhere = (): readonly string[] =>
    keeper.elsewhere().map(({ name, version }) => `${name} v${version}`);
  const names = [...new Set(models.map(({ name }) => name))];

  const kept: TaskEither<ReadModelRefusal, ReturnType<Keeper['runners']>> = async () => {
    const runners = keeper.runners();
    return runners.length === 0 ? E.left(keptElsewhere(elsewhere())) : E.right(runners);
  };

  /** What keeps an account here; an account of another share is kept by another process. */
  const keepersOf = (accountId: string): typeof kept => {
    if (share === undefined) return kept;
    const number = shareOf(accountId, share.of);
    return number === share.number
      ? kept
      : TE.left(keptElsewhere([`share ${number} of ${share.of}`]));
  };

  const poisonsOf = (name: string): TaskEither<ReadModelRefusal, readonly Poison[]> =>
    pipe(
      database.stops(name, null),
      TE.map((stops) => stops.map((stop) => ({ ...stop, model: name }))),
    );

  return {
    plansOfAll: () =>
      resultOf(
        pipe(
          readRows(database, [accounts]).all(),
          TE.map((rows) =>
            plansOf(
              rows.map(({ state }) => state.account),
              clock(),
            ),
          ),
          TE.map((answer) => ({ answer })),
        ),
      ),

    caughtUp: () =>
      resultOf(
        pipe(
          kept,
          TE.chainW((runners) =>
            pipe(
              lastPosition(store, leastPosition(progressOf(keeper))),
              TE.chainW((end) =>
                TE.sequenceArray(runners.map((runner) => () => runner.reached(end))),
              ),
            ),
          ),
          TE.map(() => ({})),
        ),
      ),

    poisons: () =>
      resultOf(
        pipe(
          TE.sequenceSeqArray(names.map(poisonsOf)),
          TE.map((poisons) => ({ poisons: poisons.flat() })),
        ),
      ),

    retry: (accountId) =>
      resultOf(
        pipe(
          keepersOf(accountId),
          TE.chainW((runners) =>
            TE.sequenceSeqArray(runners.map((runner) => () => runner.retry(streamOf(accountId)))),
          ),
          TE.map((poisons) => ({ poisons: poisons.flat() })),
        ),
      ),

    status: async () => ({
      state: stateOf(keeper),
      progress: progressOf(keeper),
      elsewhere: elsewhere(),
      lagMilliseconds: await readLag(store, progressOf(keeper), systemClock),
      trouble: keeper.trouble(),
    }),
  };
};

const progressOf = (keeper: Keeper): ReadModelsStatus['progress'] =>
  keeper.runners().flatMap((runner) => runner.progress());

const stateOf = (keeper: Keeper): ReadModelsStatus['state'] => {
  if (keeper.isStopped()) return 'stopped';
  if (keeper.trouble() !== null) return 'waiting';
  const progress = progressOf(keeper);
  if (progress.length === 0) return 'elsewhere';
  return progress.every(({ phase }) => phase === 'live') ? 'live' : 'catching-up';
};
