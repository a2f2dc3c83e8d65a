import type { Instant } from '@disdetta/core';
import type { Connection } from '../connection.ts';
import { GRAINS } from './stretches.ts';

/** What a filing changes in the counters of a stream, gathered so that each is written once. */
export interface CounterChanges {
  readonly add: (shelf: string, instant: Instant, by: 1 | -1) => void;
  readonly write: () => void;
}

/** Prepares changing counters. */
export const prepareCounters = (
  connection: Connection,
): { readonly changesOf: (stream: string) => CounterChanges } => {
  const upsert = connection.prepare(`
    INSERT INTO counter (stream, shelf, grain, prefix, count) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);

  return {
    changesOf: (stream) => {
      const shelves = new Map<string, Map<string, number>>();
      return {
        add: (shelf, instant, by) => {
          const changes = shelves.get(shelf) ?? new Map<string, number>();
          shelves.set(shelf, changes);
          for (const grain of GRAINS) {
            const prefix = instant.slice(0, grain);
            changes.set(prefix, (changes.get(prefix) ?? 0) + by);
          }
        },
        write: () => {
          for (const [shelf, changes] of shelves) {
            for (const [prefix, by] of changes)
              upsert.run(stream, shelf, prefix.length, prefix, by);
          }
        },
      };
    },
  };
};
