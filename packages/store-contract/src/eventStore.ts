import { eventStorePromises } from './eventStore/promises.ts';
import type { OpenEventStore } from './eventStore/withStore.ts';

/** Longer than all calls of a promise together take, and than a store may hang. */
const LONGEST_MILLISECONDS = 60_000;

/**
 * Every promise of the `EventStore` port as an example of Jest, for any store: no promise can be
 * left out. `open` opens a store with nothing in it.
 */
export const describeEventStore = (name: string, open: OpenEventStore): void => {
  describe(`${name}, an event store`, () => {
    for (const promise of eventStorePromises) {
      it(promise.name, () => promise.keep(open), LONGEST_MILLISECONDS);
    }
  });
};
