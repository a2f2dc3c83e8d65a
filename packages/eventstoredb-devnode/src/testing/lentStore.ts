import type { EventStore, StoreError } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A store in memory that can be told to fail, and that counts what is read of it. */
export interface LentStore {
  readonly store: EventStore;
  /** Refuses so many appends to come. */
  readonly refuse: (appends: number) => void;
  readonly eventsRead: () => number;
}

const REFUSED: StoreError = {
  code: 'StoreUnavailable',
  message: 'The store refuses for a while.',
  facts: { cause: 'a test' },
};

/** A store that works, until it is told otherwise. */
export const createLentStore = (): LentStore => {
  const memory = createMemoryStore({ largestAppendBytes: 100_000_000 });
  let refusals = 0;
  let read = 0;
  return {
    store: {
      ...memory,
      append: (stream, expected, events) => {
        if (refusals === 0) return memory.append(stream, expected, events);
        refusals -= 1;
        return TE.left(REFUSED);
      },
      readAll: (after, limit) => async () => {
        const page = await memory.readAll(after, limit)();
        if (E.isRight(page)) read += page.right.length;
        return page;
      },
    },
    refuse: (appends) => {
      refusals = appends;
    },
    eventsRead: () => read,
  };
};
