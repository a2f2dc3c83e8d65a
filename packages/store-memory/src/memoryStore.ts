import type {
  Appended,
  EncodedEvent,
  EventStore,
  ExpectedRevision,
  FeedItem,
  Instant,
  StopSignal,
  StoreError,
  StoredEvent,
  StreamRange,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createBell } from './bell.ts';

/** What a memory store may be given. */
export interface MemoryStoreOptions {
  /** The clock that stamps events; default: the system's. It is never let run backwards. */
  readonly now?: () => Instant;
}

const PAGE = 500;

const systemNow = (): Instant => new Date().toISOString() as Instant;

/** The reference store: it keeps every promise of the port but survival of the process. */
export const createMemoryStore = ({ now = systemNow }: MemoryStoreOptions = {}): EventStore => {
  const log: StoredEvent[] = [];
  const streams = new Map<string, StoredEvent[]>();
  const bell = createBell();
  let isClosed = false;
  let stamped = '' as Instant;

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TaskEither<StoreError, A> =>
    () =>
      Promise.resolve(isClosed ? E.left(closed) : work());

  const revisionOf = (events: readonly StoredEvent[]): ExpectedRevision =>
    events.at(-1)?.revision ?? 'no-stream';

  const write = (
    stream: string,
    known: StoredEvent[],
    events: readonly EncodedEvent[],
  ): Appended => {
    const time = now();
    if (time > stamped) stamped = time;
    for (const { id, type, data, metadata } of events) {
      const revision = BigInt(known.length);
      const position = BigInt(log.length + 1);
      const stored = { id, type, data, metadata, stream, revision, position, recordedAt: stamped };
      known.push(stored);
      log.push(stored);
    }
    streams.set(stream, known);
    bell.ring();
    return { revision: BigInt(known.length - 1), position: BigInt(log.length) };
  };

  const append: EventStore['append'] = (stream, expected, events) =>
    answer(() => {
      const known = streams.get(stream) ?? [];
      const next = expected === 'no-stream' ? 0 : Number(expected) + 1;
      if (next === known.length) return E.right(write(stream, known, events));
      const before = known.slice(next, next + events.length);
      const last = before.at(-1);
      const isRetry =
        before.length === events.length && before.every(({ id }, index) => id === events[index]?.id);
      return isRetry && last !== undefined
        ? E.right({ revision: last.revision, position: last.position })
        : E.left(conflict(stream, expected, revisionOf(known)));
    });

  const readStream: EventStore['readStream'] = (stream, range) =>
    answer(() => {
      const known = streams.get(stream) ?? [];
      return E.right({ events: cut(known, range), revision: revisionOf(known) });
    });

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => E.right(log.slice(Number(after), Number(after) + limit)));

  async function* subscribe(
    after: bigint,
    signal: StopSignal,
  ): AsyncGenerator<E.Either<StoreError, FeedItem>> {
    let position = after;
    let isLive = false;
    while (!signal.aborted) {
      const rung = bell.next(signal);
      const page = await readAll(position, PAGE)();
      if (E.isLeft(page)) {
        yield page;
        return;
      }
      for (const event of page.right) {
        if (signal.aborted) return;
        position = event.position;
        yield E.right({ kind: 'event', event });
      }
      if (page.right.length === PAGE) continue;
      if (!isLive) {
        isLive = true;
        yield E.right({ kind: 'caughtUp' });
      }
      await rung;
    }
  }

  return {
    append,
    readStream,
    readAll,
    subscribe,
    close: () => () => {
      isClosed = true;
      bell.ring();
      return Promise.resolve(E.right(undefined));
    },
  };
};

const cut = (
  known: readonly StoredEvent[],
  { from, direction = 'forwards', limit }: StreamRange,
): readonly StoredEvent[] => {
  if (direction === 'forwards') {
    const first = Number(from ?? 0n);
    return known.slice(first, first + limit);
  }
  const end = from === undefined ? known.length : Math.min(known.length, Number(from) + 1);
  return known.slice(Math.max(0, end - limit), end).reverse();
};

const conflict = (
  stream: string,
  expected: ExpectedRevision,
  actual: ExpectedRevision,
): StoreError => ({
  code: 'RevisionConflict',
  message: `${stream} stands at ${actual}, not at ${expected}: read what is new and decide again.`,
  facts: { stream, expected, actual },
});

const closed: StoreError = {
  code: 'StoreUnavailable',
  message: 'This store was closed: open it again.',
  facts: { cause: 'closed' },
};
