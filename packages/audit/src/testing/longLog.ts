import type { StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import { minuteByMinute, plots, tell } from './histories.ts';

/** A log of at least so many events: random plots, each of accounts of its own. */
export const longLog = async (atLeast: number, seed: number): Promise<readonly StoredEvent[]> => {
  const store = createMemoryStore({ now: minuteByMinute() });
  let log: readonly StoredEvent[] = [];
  for (let plot = 0; log.length < atLeast; plot += 1) {
    const [told] = fc.sample(plots, { numRuns: 1, seed: seed + plot });
    if (told !== undefined) log = await tell(told, store, `of-${plot}`);
  }
  return log;
};
