import type { EventStore, FeedItem, StopSignal, StoreError, StoredEvent } from '@disdetta/core';
import { right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Change } from '../brokenStore.ts';

/** An item of a subscription. */
export type Item = Either<StoreError, FeedItem>;

/** A subscription that can be changed on its way. */
export interface Handed {
  readonly items: AsyncIterable<Item>;
  readonly after: bigint;
  readonly signal: StopSignal;
  readonly store: EventStore;
}

/** Hands over other items to those who subscribe. */
export const handing =
  (change: (handed: Handed) => AsyncIterable<Item>): Change =>
  (store) => ({
    subscribe: (after, signal) =>
      change({ items: store.subscribe(after, signal), after, signal, store }),
  });

/** The event of an item, if it is one. */
export const eventIn = (item: Item): StoredEvent | undefined =>
  item._tag === 'Right' && item.right.kind === 'event' ? item.right.event : undefined;

/** An event as an item. */
export const eventItem = (event: StoredEvent): Item => right({ kind: 'event', event });

/** That history is through. */
export const CAUGHT_UP: Item = right({ kind: 'caughtUp' });

/** Whether an item says that history is through. */
export const isCaughtUp = (item: Item): boolean =>
  item._tag === 'Right' && item.right.kind === 'caughtUp';
