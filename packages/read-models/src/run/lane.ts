import type { EventStore, FeedItem, StopSignal, StoredEvent, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { databaseFailed } from '../database/databaseErrors.ts';
import type { DatabaseFailed, ModelSuperseded } from '../database/databaseErrors.ts';
import type { ReadModelDatabase, Stop } from '../database/readModelDatabase.ts';
import { gathered } from './gathered.ts';
import { takeIn } from './modelRun.ts';
import type { Decode, ModelRun } from './modelRun.ts';
import type { ProgressMeter } from './progress.ts';
import { createTurns } from './turns.ts';

/** Why a runner ended by itself. */
export type RunError = StoreError | DatabaseFailed | ModelSuperseded;

type Outcome = Promise<E.Either<RunError, void>>;

/** How many events are handled at a time. */
export interface Sizes {
  /** Events that are read from the log at a time. */
  readonly page: number;
  /** Events that share a transaction while catching up. */
  readonly batch: number;
}

/** What a lane works with. */
export interface LaneOptions {
  readonly store: EventStore;
  readonly database: ReadModelDatabase;
  readonly runs: readonly ModelRun[];
  /** Where all of them stand. */
  readonly from: bigint;
  readonly decode: Decode;
  /** Whether the events of a stream are for these models. */
  readonly concerns: (stream: string) => boolean;
  readonly sizes: Sizes;
  readonly meter: ProgressMeter;
  readonly signal: StopSignal;
  readonly onTaken: () => void;
  /** Told whenever readers see everything up to a position. */
  readonly onVisible: (position: bigint) => void;
  readonly onStop: (run: ModelRun, stop: Stop) => void;
  readonly onCaughtUp: () => void;
}

/** Models that stand at the same place, and share one reading of the log. */
export interface Lane {
  /** Ends when the signal stops it, or with the error that did. */
  readonly run: () => Outcome;
  /** Lets the models go on with a stream at which they stopped. */
  readonly retry: (stream: string) => Outcome;
}

const DONE = E.right(undefined);

const afterOthers = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Reads the log once for all models of a lane: first in large batches, then as it grows. */
export const createLane = (options: LaneOptions): Lane => {
  const { store, database, runs, from, decode, concerns, sizes, meter, signal } = options;
  const takeTurn = createTurns();
  let position = from;
  let uncommitted = 0;
  let untold = 0;
  let isShown = false;

  const take = async (events: readonly StoredEvent[]): Outcome => {
    const last = events.at(-1);
    if (last === undefined) return DONE;
    const taken = events
      .filter(({ stream }) => concerns(stream))
      .map((stored) => takeIn(stored, decode));
    for (const run of runs) {
      const outcome = await run.take(taken);
      if (E.isLeft(outcome)) return outcome;
    }
    position = last.position;
    uncommitted += events.length;
    untold += taken.length;
    meter.advance(events.length, position);
    options.onTaken();
    return DONE;
  };

  const commit = async (): Outcome => {
    const changes = runs.map((run) => ({ run, change: run.change(position) }));
    const committed = await database.commit(changes.map(({ change }) => change))();
    if (E.isLeft(committed)) return committed;
    uncommitted = 0;
    untold = 0;
    for (const { run, change } of changes) {
      for (const stop of run.settle(change)) options.onStop(run, stop);
    }
    if (isShown) options.onVisible(position);
    return DONE;
  };

  const takePage = async (events: readonly StoredEvent[], isAtEnd: boolean): Outcome => {
    const outcome = await take(events);
    if (E.isLeft(outcome)) return outcome;
    const isDue = uncommitted >= sizes.batch || (isAtEnd && uncommitted > 0);
    return isDue ? commit() : DONE;
  };

  const takeLive = async (events: readonly StoredEvent[]): Outcome => {
    const outcome = await take(events);
    if (E.isLeft(outcome)) return outcome;
    if (untold > 0 || uncommitted >= sizes.batch) return commit();
    // Readers miss nothing of what concerns others: no transaction for it alone.
    options.onVisible(position);
    return DONE;
  };

  const catchUp = async (): Outcome => {
    while (!signal.aborted) {
      const page = await store.readAll(position, sizes.page)();
      if (E.isLeft(page)) return page;
      const isAtEnd = page.right.length === 0;
      const outcome = await takeTurn(() => takePage(page.right, isAtEnd));
      if (E.isLeft(outcome) || isAtEnd) return outcome;
      // An embedded log answers at once, and would let nobody else in this process have a turn.
      await afterOthers();
    }
    return takeTurn(() => takePage([], true));
  };

  const promote = async (): Outcome => {
    for (const { model } of runs) {
      const promoted = await database.promote(model)();
      if (E.isLeft(promoted)) return promoted;
    }
    isShown = true;
    meter.goLive();
    options.onVisible(position);
    options.onCaughtUp();
    return DONE;
  };

  const eventsOf = (
    items: readonly E.Either<StoreError, FeedItem>[],
  ): E.Either<StoreError, readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for (const item of items) {
      if (E.isLeft(item)) return item;
      if (item.right.kind === 'event') events.push(item.right.event);
    }
    return E.right(events);
  };

  const follow = async (): Outcome => {
    for await (const items of gathered(store.subscribe(position, signal), sizes.page)) {
      const events = eventsOf(items);
      if (E.isLeft(events)) return events;
      const outcome = await takeTurn(() => takeLive(events.right));
      if (E.isLeft(outcome)) return outcome;
    }
    return DONE;
  };

  return {
    run: async () => {
      const caughtUp = await catchUp();
      if (E.isLeft(caughtUp) || signal.aborted) return caughtUp;
      const promoted = await promote();
      return E.isLeft(promoted) ? promoted : follow();
    },

    retry: (stream) =>
      takeTurn(async () => {
        if (signal.aborted) return E.left(databaseFailed('the runner was stopped'));
        const before = uncommitted > 0 ? await commit() : DONE;
        if (E.isLeft(before)) return before;
        for (const run of runs) {
          const outcome = await run.retry(stream, position);
          if (E.isLeft(outcome)) return outcome;
        }
        return commit();
      }),
  };
};
