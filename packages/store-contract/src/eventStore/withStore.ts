import type { EventStore } from '@disdetta/core';
import { answerOf } from '../answers.ts';
import { withPatience } from './patience.ts';

/** Opens a store with nothing in it. */
export type OpenEventStore = () => Promise<EventStore>;

/** Runs an example on a store with nothing in it, and closes it after. */
export const withStore = async (
  open: OpenEventStore,
  patience: number,
  example: (store: EventStore) => Promise<void>,
): Promise<void> => {
  const store = withPatience(await open(), patience);
  try {
    await example(store);
  } finally {
    await answerOf(store.close());
  }
};
