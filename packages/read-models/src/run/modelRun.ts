import type {
  EventStore,
  RecordedAccountEvent,
  StoredEvent,
  StoreError,
  UndecodableEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { causeOf } from '../database/databaseErrors.ts';
import type { DatabaseFailed } from '../database/databaseErrors.ts';
import type {
  Build,
  BuildChange,
  ReadModelDatabase,
  RowKey,
  Stop,
} from '../database/readModelDatabase.ts';
import type { ReadModel } from '../model/readModel.ts';
import { createHeldRows } from './heldRows.ts';
import type { Place } from './heldRows.ts';
import { readStretch } from './readStretch.ts';

/** How an event of an account is read back; it may throw what an upcast throws. */
export type Decode = (stored: StoredEvent) => E.Either<UndecodableEvent, RecordedAccountEvent>;

/** An event of an account as it came from the feed, and as it could be read. */
export interface Taken {
  readonly stored: StoredEvent;
  readonly event: E.Either<Pick<Stop, 'code' | 'reason'>, RecordedAccountEvent>;
}

/** What one version of a model works with. */
export interface ModelRunOptions {
  readonly model: ReadModel;
  readonly build: Build;
  readonly store: EventStore;
  readonly database: ReadModelDatabase;
  readonly decode: Decode;
  readonly mostCharacters: number;
}

type Taking = Promise<E.Either<StoreError | DatabaseFailed, void>>;

/** One version of a model, kept live in memory between commits. */
export interface ModelRun {
  readonly model: ReadModel;
  /** Takes in events in the order of the log. */
  readonly take: (taken: readonly Taken[]) => Taking;
  /** Takes in what waits on a stream at which it stopped, up to a position; after a commit only. */
  readonly retry: (stream: string, upTo: bigint) => Taking;
  readonly stops: () => readonly Stop[];
  /** What is to be committed, at a position. */
  readonly change: (to: bigint) => BuildChange;
  /** That is committed now; answers where it stopped anew. */
  readonly settle: (change: BuildChange) => readonly Stop[];
}

/** Reads an event; what cannot be read is a reason to stop. */
export const takeIn = (stored: StoredEvent, decode: Decode): Taken => {
  try {
    const event = E.mapLeft(({ message }: UndecodableEvent) => ({
      code: 'UndecodableEvent' as const,
      reason: message,
    }))(decode(stored));
    return { stored, event };
  } catch (thrown) {
    return { stored, event: E.left({ code: 'UndecodableEvent', reason: causeOf(thrown) }) };
  }
};

const DONE = E.right(undefined);

/** Keeps one version of a model live from where its build stands. */
export const createModelRun = (options: ModelRunOptions): ModelRun => {
  const { model, build, store, database, decode, mostCharacters } = options;
  const { shape } = build;
  const held = createHeldRows(model, build.checkpoint === 0n, mostCharacters);
  const stops = new Map<string, Stop>(build.stops.map((stop) => [stop.stream, stop]));
  const touched = new Set<string>();
  let checkpoint = build.checkpoint;

  const stopAt = (stream: string, place: Place, why: Pick<Stop, 'code' | 'reason'>): void => {
    const { revision, position } = place;
    stops.set(stream, { stream, revision, position, ...why });
    touched.add(stream);
  };

  /** The row that an event concerns; the model may throw, which stops the account later on. */
  const keyOf = ({ stored, event }: Taken): RowKey | null => {
    if (E.isLeft(event) || stops.has(stored.stream)) return null;
    try {
      const part = model.partOf(event.right);
      return part === null ? null : { stream: stored.stream, part };
    } catch {
      // Asked again when it is this event's turn, and told then.
      return null;
    }
  };

  const loadFor = async (taken: readonly Taken[]): Taking => {
    const wanted = new Map<string, RowKey>();
    for (const one of taken) {
      const key = keyOf(one);
      if (key !== null && !held.holds(key)) wanted.set(`${key.part}\n${key.stream}`, key);
    }
    if (wanted.size === 0) return DONE;
    const rows = await database.load(shape, [...wanted.values()])();
    if (E.isLeft(rows)) return rows;
    held.hold(rows.right);
    return DONE;
  };

  /** Takes in one event; answers why its account stops here, if it does. */
  const takeOne = ({ event }: Taken): Pick<Stop, 'code' | 'reason'> | null => {
    if (E.isLeft(event)) return event.left;
    try {
      const part = model.partOf(event.right);
      if (part !== null) held.change(part, event.right);
      return null;
    } catch (thrown) {
      return { code: 'ModelFailed', reason: causeOf(thrown) };
    }
  };

  /** Brings a row back to what it was before an event that left it half changed. */
  const recover = async (stored: StoredEvent, why: Pick<Stop, 'code' | 'reason'>): Taking => {
    const { stream, revision } = stored;
    stopAt(stream, stored, why);
    if (why.code === 'UndecodableEvent') return DONE;
    const first = held.forget(stream);
    if (first === null || first.revision >= revision) return DONE;
    const before = await readStretch(
      store,
      stream,
      first.revision,
      (one) => one.revision < revision,
    );
    if (E.isLeft(before)) return before;
    stops.delete(stream);
    const taken = await take(before.right.map((one) => takeIn(one, decode)));
    if (!stops.has(stream)) stopAt(stream, stored, why);
    return taken;
  };

  const take = async (taken: readonly Taken[]): Taking => {
    const loaded = await loadFor(taken);
    if (E.isLeft(loaded)) return loaded;
    for (const one of taken) {
      if (stops.has(one.stored.stream)) continue;
      const why = takeOne(one);
      if (why === null) continue;
      const recovered = await recover(one.stored, why);
      if (E.isLeft(recovered)) return recovered;
    }
    return DONE;
  };

  return {
    model,
    take,

    retry: async (stream, upTo) => {
      const stop = stops.get(stream);
      if (stop === undefined) return DONE;
      const waiting = await readStretch(
        store,
        stream,
        stop.revision,
        ({ position }) => position <= upTo,
      );
      if (E.isLeft(waiting)) return waiting;
      stops.delete(stream);
      touched.add(stream);
      const taken = await take(waiting.right.map((one) => takeIn(one, decode)));
      if (E.isRight(taken)) return taken;
      // Out of reach in the middle: as if it had not been tried.
      held.forget(stream);
      stops.set(stream, stop);
      return taken;
    },

    stops: () => [...stops.values()],

    change: (to) => {
      const { rows, failed } = held.write();
      for (const { stream, from, reason } of failed) {
        stopAt(stream, from, { code: 'RowUnwritable', reason });
      }
      const streams = [...touched];
      return {
        shape,
        from: checkpoint,
        to,
        rows,
        stopped: streams.flatMap((stream) => stops.get(stream) ?? []),
        mended: streams.filter((stream) => !stops.has(stream)),
      };
    },

    settle: ({ to, stopped }) => {
      checkpoint = to;
      held.settle();
      touched.clear();
      return stopped;
    },
  };
};
