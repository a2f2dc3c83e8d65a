import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** Where a node keeps its log: in one file, in memory, or in a store that is lent to it. */
export type LogOption = { readonly file: string } | 'memory' | EventStore;

/** The node judges how much an append may hold, by other measures than a store does. */
const ANY_APPEND = Number.MAX_SAFE_INTEGER;

/** Opens the store of a node. */
export const openStore = (
  log: LogOption,
  now: () => Instant,
): TE.TaskEither<StoreError, EventStore> => {
  if (log === 'memory') {
    return TE.of(createMemoryStore({ now, largestAppendBytes: ANY_APPEND }));
  }
  if ('append' in log) return TE.of(log);
  return async () => {
    // Loaded only here: a node in memory runs on versions of Node that have no SQLite.
    const { openSqliteStore } = await import('@disdetta/store-sqlite');
    return openSqliteStore({ path: log.file, now, largestAppendBytes: ANY_APPEND })();
  };
};
