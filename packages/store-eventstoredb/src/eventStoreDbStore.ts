import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { createAppend } from './appends.ts';
import type { Category } from './names.ts';
import { repaired } from './repaired.ts';
import { createReads } from './reads.ts';
import type { Session } from './session.ts';
import { createStop } from './stop.ts';
import { subscribe } from './subscription.ts';
import type { Timers } from './timers.ts';
import type { VendorClient } from './vendorClient.ts';
import { overWithin } from './waiting.ts';

/** How a store uses its client. */
export interface StoreSettings {
  readonly category: Category;
  readonly timers: Timers;
  readonly timeoutMilliseconds: number;
  readonly attempts: number;
  readonly closeMilliseconds: number;
  readonly largestAppendBytes: number;
  /** Whether the client goes when the store does. */
  readonly ownsClient: boolean;
}

/** The event store over a vendor's client. */
export const createEventStoreDbStore = (
  client: VendorClient,
  { closeMilliseconds, largestAppendBytes, ownsClient, ...settings }: StoreSettings,
): EventStore => {
  const closing = createStop();
  const session: Session = { ...settings, client: repaired(client), closing };
  const append = createAppend(session, largestAppendBytes);
  const underWay = new Set<Promise<unknown>>();
  const { timers } = settings;

  return {
    append: (stream, expected, events) => async () => {
      const appending = append(stream, expected, events)();
      underWay.add(appending);
      return appending.finally(() => underWay.delete(appending));
    },
    ...createReads(session),
    subscribe: (after, signal) => subscribe(session, after, signal),
    close: () => async () => {
      closing.stop();
      // An append that was sent is better answered than left in doubt.
      await overWithin(timers, closeMilliseconds, Promise.allSettled(underWay));
      // After a reading that was broken off, the client waits for its end without end.
      if (ownsClient) await overWithin(timers, closeMilliseconds, client.dispose());
      return E.right(undefined);
    },
  };
};
