import { LARGEST_APPEND_BYTES, isInstant } from '@disdetta/core';
import type {
  Appended,
  EncodedEvent,
  EventStore,
  ExpectedRevision,
  Instant,
  StoreError,
  StoredEvent,
  StreamPage,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createChanges } from './changes.ts';
import { bytesOf, closed, conflict, tooLarge } from './errors.ts';
import { feedFrom } from './feedFrom.ts';

/** Positions may have gaps; these have, so that nobody comes to count on there being none. */
export const POSITION_STEP = 3n;

/** The smallest store that keeps every promise: a list. */
export const createSmallStore = (): EventStore => {
  const log: StoredEvent[] = [];
  const changes = createChanges();
  let isClosed = false;

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TaskEither<StoreError, A> =>
    async () =>
      isClosed ? E.left(closed) : work();

  const eventsOf = (name: string): readonly StoredEvent[] =>
    log.filter(({ stream }) => stream === name);

  const write = (stream: string, first: bigint, events: readonly EncodedEvent[]): Appended => {
    const recordedAt = now();
    let [revision, position] = [first - 1n, log.at(-1)?.position ?? 0n];
    for (const { id, type, data, metadata } of events) {
      [revision, position] = [revision + 1n, position + POSITION_STEP];
      log.push({ id, type, data, metadata, stream, revision, position, recordedAt });
    }
    changes.announce();
    return { revision, position };
  };

  const append: EventStore['append'] = (stream, expected, events) =>
    answer(() => {
      const bytes = bytesOf(events);
      if (bytes > LARGEST_APPEND_BYTES) return E.left(tooLarge(stream, bytes));
      const known = eventsOf(stream);
      const actual = revisionOf(known);
      const first = expected === 'no-stream' ? 0n : expected + 1n;
      if (expected === actual) return E.right(write(stream, first, events));
      const original = originalOf(known, first, events);
      if (expected === -1n || original === null) return E.left(conflict(stream, expected, actual));
      return E.right(original);
    });

  const readStream: EventStore['readStream'] = (stream, { from, direction, limit }) =>
    answer((): E.Either<never, StreamPage> => {
      const known = eventsOf(stream);
      const revision = revisionOf(known);
      const asked =
        direction === 'backwards'
          ? known.filter((event) => from === undefined || event.revision <= from).reverse()
          : known.filter((event) => from === undefined || event.revision >= from);
      return E.right({ events: asked.slice(0, limit), revision });
    });

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => {
      const first = log.findIndex(({ position }) => position > after);
      return E.right(first === -1 ? [] : log.slice(first, first + limit));
    });

  return {
    append,
    readStream,
    readAll,
    subscribe: (after, signal) => feedFrom(readAll, changes, after, signal),
    close: () => async () => {
      isClosed = true;
      changes.announce();
      return E.right(undefined);
    },
  };
};

const revisionOf = (events: readonly StoredEvent[]): ExpectedRevision =>
  events.at(-1)?.revision ?? 'no-stream';

/** Where these very events stand from a revision on, if they do. */
const originalOf = (
  known: readonly StoredEvent[],
  first: bigint,
  events: readonly EncodedEvent[],
): Appended | null => {
  const same = events.map(({ id }, at) =>
    known.find((event) => event.revision === first + BigInt(at) && event.id === id),
  );
  const last = same.at(-1);
  if (last === undefined || same.includes(undefined)) return null;
  return { revision: last.revision, position: last.position };
};

const now = (): Instant => {
  const time = new Date().toISOString();
  if (isInstant(time)) return time;
  throw new RangeError(time);
};
