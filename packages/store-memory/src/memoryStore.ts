import { LARGEST_APPEND_BYTES, later } from '@disdetta/core';
import type {
  Appended,
  EncodedEvent,
  EventStore,
  Instant,
  StoreError,
  StoredEvent,
} from '@disdetta/core';
import {
  appendBytes,
  closed,
  conflict,
  createBell,
  follow,
  repeated,
  systemNow,
  tooLarge,
} from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { cut, emptyStream, hasNoneOf, originalOf, revisionOf } from './stream.ts';
import type { Stream } from './stream.ts';

/** What a memory store may be given. */
export interface MemoryStoreOptions {
  /** The clock that stamps events; default: the system's. It is never let run backwards. */
  readonly now?: () => Instant;
  /** How much one append may hold. Default: `LARGEST_APPEND_BYTES`. */
  readonly largestAppendBytes?: number;
}

/** The reference store: it keeps every promise of the port but survival of the process. */
export const createMemoryStore = ({
  now = systemNow,
  largestAppendBytes = LARGEST_APPEND_BYTES,
}: MemoryStoreOptions = {}): EventStore => {
  const log: StoredEvent[] = [];
  const streams = new Map<string, Stream>();
  const bell = createBell();
  let isClosed = false;

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TaskEither<StoreError, A> =>
    async () =>
      isClosed ? E.left(closed) : work();

  const streamOf = (name: string): Stream => streams.get(name) ?? emptyStream();

  const write = (name: string, stream: Stream, events: readonly EncodedEvent[]): Appended => {
    const time = now();
    const before = log.at(-1)?.recordedAt;
    const recordedAt = before === undefined ? time : later(before, time);
    for (const { id, type, data, metadata } of events) {
      const revision = BigInt(stream.events.length);
      const position = BigInt(log.length + 1);
      const stored = { id, type, data, metadata, stream: name, revision, position, recordedAt };
      stream.ids.add(id);
      stream.events.push(stored);
      log.push(stored);
    }
    streams.set(name, stream);
    bell.ring();
    return { revision: BigInt(stream.events.length - 1), position: BigInt(log.length) };
  };

  const append: EventStore['append'] = (name, expected, events) =>
    answer(() => {
      const bytes = appendBytes(events);
      if (bytes > largestAppendBytes) return E.left(tooLarge(name, bytes, largestAppendBytes));
      const stream = streamOf(name);
      const actual = revisionOf(stream);
      if (expected === actual) {
        return hasNoneOf(stream, events)
          ? E.right(write(name, stream, events))
          : E.left(repeated(name, expected, actual));
      }
      const original = originalOf(stream, expected, events);
      return original === null ? E.left(conflict(name, expected, actual)) : E.right(original);
    });

  const readStream: EventStore['readStream'] = (name, range) =>
    answer(() => {
      const stream = streamOf(name);
      return E.right({ events: cut(stream, range), revision: revisionOf(stream) });
    });

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => {
      const first = Math.max(0, Number(after));
      return E.right(log.slice(first, first + limit));
    });

  return {
    append,
    readStream,
    readAll,
    subscribe: (after, signal) => follow(readAll, bell, after, signal),
    close: () => async () => {
      isClosed = true;
      bell.ring();
      return E.right(undefined);
    },
  };
};
