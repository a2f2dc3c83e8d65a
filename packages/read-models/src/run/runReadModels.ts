import { decodeAccountEvent } from '@disdetta/core';
import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type {
  DatabaseFailed,
  ModelRunsElsewhere,
  ModelSuperseded,
} from '../database/databaseErrors.ts';
import type { Build, ReadModelDatabase } from '../database/readModelDatabase.ts';
import type { ReadModel } from '../model/readModel.ts';
import { checkModels } from '../model/validModels.ts';
import type { InvalidModel } from '../model/validModels.ts';
import { inShare } from '../share/inShare.ts';
import { checkShare } from '../share/share.ts';
import type { InvalidShare } from '../share/share.ts';
import { lastPosition } from './lastPosition.ts';
import type { RunError } from './lane.ts';
import { startLanes } from './lanes.ts';
import type { Runner } from './lanes.ts';
import type { RunnerOptions } from './runnerOptions.ts';

/** Why a runner does not start. */
export type StartError =
  InvalidModel | InvalidShare | StoreError | DatabaseFailed | ModelRunsElsewhere | ModelSuperseded;

/** A model, and where the version of it that is to be run stands. */
export interface Taken {
  readonly model: ReadModel;
  readonly build: Build;
}

const takeAll = async (
  database: ReadModelDatabase,
  models: readonly ReadModel[],
): Promise<E.Either<StartError, readonly Taken[]>> => {
  const taken: Taken[] = [];
  for (const model of models) {
    const { name, version, columns } = model;
    const build = await database.take({ name, version, columns })();
    if (E.isLeft(build)) {
      await releaseAll(database, taken);
      return build;
    }
    taken.push({ model, build: build.right });
  }
  return E.right(taken);
};

const releaseAll = async (
  database: ReadModelDatabase,
  taken: readonly Taken[],
): Promise<E.Either<RunError, void>> => {
  let outcome: E.Either<RunError, void> = E.right(undefined);
  for (const { build } of taken) {
    const released = await database.release(build.shape)();
    if (E.isLeft(released)) outcome = released;
  }
  return outcome;
};

/** Versions that an earlier start has replaced: by now no process should need them any more. */
const dropReplaced = async (
  database: ReadModelDatabase,
  models: readonly ReadModel[],
): Promise<E.Either<DatabaseFailed, void>> => {
  for (const name of new Set(models.map((model) => model.name))) {
    const dropped = await database.dropRetired(name)();
    if (E.isLeft(dropped)) return dropped;
  }
  return E.right(undefined);
};

/**
 * Keeps read models live: catches up with the log from where each stands, then follows it. Rows
 * and checkpoints are committed together, so that a crash at any place neither skips nor doubles
 * an event. Answers once it runs; a version that another runner keeps live is `ModelRunsElsewhere`.
 */
export const runReadModels =
  (options: RunnerOptions): TaskEither<StartError, Runner> =>
  async () => {
    const { store, models, share, decode = decodeAccountEvent } = options;
    const valid = E.chainW(() => (share === undefined ? E.right(undefined) : checkShare(share)))(
      checkModels(models),
    );
    if (E.isLeft(valid)) return valid;
    const database = share === undefined ? options.database : inShare(options.database, share);
    const dropped = await dropReplaced(database, models);
    if (E.isLeft(dropped)) return dropped;
    const taken = await takeAll(database, models);
    if (E.isLeft(taken)) return taken;
    const starts = taken.right.map(({ build }) => build.checkpoint);
    const least = starts.reduce((one, other) => (one < other ? one : other), starts[0] ?? 0n);
    const end = await lastPosition(store, least)();
    if (E.isLeft(end)) {
      await releaseAll(database, taken.right);
      return end;
    }
    const release = (): Promise<E.Either<RunError, void>> => releaseAll(database, taken.right);
    return E.right(startLanes({ ...options, database, decode }, taken.right, end.right, release));
  };
