import type { EventStore } from '@disdetta/core';
import type { OpenEventStore } from '../eventStore/withStore.ts';
import { createSmallStore } from '../small/smallStore.ts';

/** The smallest store with one fault. */
export interface BrokenStore {
  /** What it does wrong. */
  readonly fault: string;
  /** The names of the promises that the fault is about; it may break others with them. */
  readonly breaks: readonly string[];
  readonly open: OpenEventStore;
}

/** How a store does some of its calls in another way. */
export type Change = (store: EventStore) => Partial<EventStore>;

/** Breaks the smallest store. */
export const broken = (fault: string, breaks: readonly string[], change: Change): BrokenStore => ({
  fault,
  breaks,
  open: async () => {
    const store = createSmallStore();
    return { ...store, ...change(store) };
  },
});
