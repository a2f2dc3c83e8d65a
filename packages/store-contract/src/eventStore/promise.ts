import type { EventStore } from '@disdetta/core';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** How long a store may be silent, in milliseconds, before it counts as hanging. */
const PATIENCE_MILLISECONDS = 10_000;

/** One promise of the `EventStore` port, and how to see whether a store keeps it. */
export interface EventStorePromise {
  /** What is promised, in words; no two have the same. */
  readonly name: string;
  /**
   * Resolves if the store keeps it, and rejects with how it does not. `patience`: for how many
   * milliseconds a call may be silent, 10,000 unless told.
   */
  readonly keep: (open: OpenEventStore, patience?: number) => Promise<void>;
}

/** A promise that one example on a store with nothing in it shows. */
export const promise = (
  name: string,
  example: (store: EventStore) => Promise<void>,
): EventStorePromise => ({
  name,
  keep: (open, patience = PATIENCE_MILLISECONDS) => withStore(open, patience, example),
});

/** A promise that takes any number of examples, each on a store of its own. */
export const promiseOfMany = (
  name: string,
  examples: (on: (example: (store: EventStore) => Promise<void>) => Promise<void>) => Promise<void>,
): EventStorePromise => ({
  name,
  keep: (open, patience = PATIENCE_MILLISECONDS) =>
    examples((example) => withStore(open, patience, example)),
});

/** Promises under the name of their subject. */
export const promisesOf = (
  subject: string,
  promises: readonly EventStorePromise[],
): readonly EventStorePromise[] =>
  promises.map(({ name, keep }) => ({ name: `${subject}: ${name}`, keep }));
