import type { Event } from '@disdetta/core';
import { getInMemoryEventStore } from '@event-driven-io/emmett';
import type { ByHand } from './byHand.ts';
import { unknownByHand } from './byHand.ts';
import type { Evolve } from './foldInMemory.ts';

/** Emmett's store in memory with the same histories, and the work of folding them all. */
export const inEmmett = async (
  histories: ReadonlyMap<string, readonly Event[]>,
): Promise<(evolve: Evolve) => () => Promise<unknown>> => {
  const store = getInMemoryEventStore();
  for (const [accountId, history] of histories) {
    await store.appendToStream(accountId, [...history]);
  }
  return (evolve) => async () => {
    for (const accountId of histories.keys()) {
      await store.aggregateStream<ByHand, Event>(accountId, {
        initialState: unknownByHand,
        evolve: (account: ByHand, event: Event) => evolve(account, event),
      });
    }
  };
};
