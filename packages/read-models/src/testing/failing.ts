import type {
  EventStore,
  FeedItem,
  StoreError,
  StoreUnavailable,
  StoredEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { databaseFailed } from '../database/databaseErrors.ts';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import type { Decode } from '../run/modelRun.ts';

const gone: StoreUnavailable = {
  code: 'StoreUnavailable',
  message: 'The log is out of reach.',
  facts: { cause: 'out of reach' },
};

/** A log that hands over so many events, and is out of reach from then on: a crash after any event. */
export const goneAfter = (store: EventStore, most: number): EventStore => {
  let left = most;
  const readAll: EventStore['readAll'] = (after, limit) => async () => {
    // A single one is asked for to find where the log ends; it is handed to no model.
    if (limit === 1) return store.readAll(after, 1)();
    if (left <= 0) return E.left(gone);
    const page = await store.readAll(after, Math.min(left, limit))();
    if (E.isRight(page)) left -= page.right.length;
    return page;
  };
  async function* subscribe(
    ...from: Parameters<EventStore['subscribe']>
  ): AsyncGenerator<E.Either<StoreError, FeedItem>> {
    for await (const item of store.subscribe(...from)) {
      if (E.isRight(item) && item.right.kind === 'event') left -= 1;
      if (left < 0) {
        yield E.left(gone);
        return;
      }
      yield item;
    }
  }
  return { ...store, readAll, subscribe };
};

/** A database whose answer is lost after so many commits: the last of them happened, or did not. */
export const lostAfter = (
  database: ReadModelDatabase,
  most: number,
  isLastKept: boolean,
): ReadModelDatabase => {
  let left = most;
  return {
    ...database,
    commit: (changes) => async () => {
      left -= 1;
      if (left > 0) return database.commit(changes)();
      if (isLastKept) await database.commit(changes)();
      return E.left(databaseFailed('the connection was lost'));
    },
  };
};

/** How a stored event is read, but for some whose bytes nobody can make sense of. */
export const brokenAt =
  (isBroken: (stored: StoredEvent) => boolean, decode: Decode): Decode =>
  (stored) =>
    isBroken(stored)
      ? E.left({
          code: 'UndecodableEvent',
          message: 'Its data are no JSON.',
          facts: { stream: stored.stream, revision: stored.revision, faults: [] },
        })
      : decode(stored);
