import type { EventStore } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A store, and how many events of streams it has handed out. */
export interface CountingReads {
  readonly store: EventStore;
  readonly read: () => number;
}

/** A store that counts the events of streams that it hands out. */
export const countingReads = (store: EventStore): CountingReads => {
  let read = 0;
  return {
    read: () => read,
    store: {
      ...store,
      readStream: (stream, range) =>
        pipe(
          store.readStream(stream, range),
          TE.map((page) => {
            read += page.events.length;
            return page;
          }),
        ),
    },
  };
};
