import type { EventStore } from '@disdetta/core';
import { answerOf } from '../answers.ts';

/** Opens a store with nothing in it. */
export type OpenEventStore = () => Promise<EventStore>;

/** Runs an example on a store with nothing in it, and closes it after. */
export const withStore =
  (open: OpenEventStore, example: (store: EventStore) => Promise<void>) =>
  async (): Promise<void> => {
    const store = await open();
    try {
      await example(store);
    } finally {
      await answerOf(store.close());
    }
  };
