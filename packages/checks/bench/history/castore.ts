import { EventStore, EventType } from '@castore/core';
import type { EventDetail } from '@castore/core';
import { InMemoryEventStorageAdapter } from '@castore/event-storage-adapter-in-memory';
import type { Event } from '@disdetta/core';
import { unknownByHand } from './byHand.ts';
import type { ByHand } from './byHand.ts';
import type { Evolve } from './foldInMemory.ts';

interface Folded {
  readonly aggregateId: string;
  readonly version: number;
  readonly account: ByHand;
}

const asDetails = (aggregateId: string, history: readonly Event[]): EventDetail[] =>
  history.map(({ type, data }, place) => ({
    aggregateId,
    version: place + 1,
    type,
    timestamp: '2026-01-01T00:00:00.000Z',
    payload: data,
  }));

const reducerOf =
  (evolve: Evolve) =>
  (before: Folded | undefined, { aggregateId, version, type, payload }: EventDetail): Folded => ({
    aggregateId,
    version,
    account: evolve(before?.account ?? unknownByHand(), { type, data: payload } as Event),
  });

/** castore's store in memory with the same histories, and the work of folding them all. */
export const inCastore = (
  histories: ReadonlyMap<string, readonly Event[]>,
): ((evolve: Evolve) => () => Promise<unknown>) => {
  const initialEvents = [...histories].flatMap(([accountId, history]) =>
    asDetails(accountId, history),
  );
  const eventStorageAdapter = new InMemoryEventStorageAdapter({ initialEvents });
  const eventTypes: EventType[] = [new EventType({ type: 'any' })];
  return (evolve) => {
    const store = new EventStore({
      eventStoreId: 'accounts',
      eventTypes,
      reducer: reducerOf(evolve),
      eventStorageAdapter,
    });
    return async () => {
      for (const accountId of histories.keys()) await store.getAggregate(accountId);
    };
  };
};
