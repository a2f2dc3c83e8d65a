import type { EncodedEvent, EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { randomUUID } from 'node:crypto';
import { openEventStoreDbStore } from '../openEventStoreDbStore.ts';
import type { EventStoreDbStoreOptions } from '../openEventStoreDbStore.ts';

/** Opens a store that has to open. */
export const openOn = async (options: EventStoreDbStoreOptions): Promise<EventStore> => {
  const opened = await openEventStoreDbStore(options)();
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

/** A new event, told apart by its data. */
export const eventOf = (of: string): EncodedEvent => ({
  id: randomUUID(),
  type: 'Used',
  data: JSON.stringify({ of }),
  metadata: '{"by":"a specification"}',
});
