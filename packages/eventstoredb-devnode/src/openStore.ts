import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { claimFile } from './claimFile.ts';

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
  return openClaimed(log.file, now);
};

/** Opens the log of a file that no other node works on, and gives it up when it is closed. */
const openClaimed =
  (path: string, now: () => Instant): TE.TaskEither<StoreError, EventStore> =>
  async () => {
    const claim = await claimFile(path);
    if (E.isLeft(claim)) return claim;
    const release = claim.right;
    // Loaded only here: a node in memory runs on versions of Node that have no SQLite.
    const { openSqliteStore } = await import('@disdetta/store-sqlite');
    const opened = await openSqliteStore({ path, now, largestAppendBytes: ANY_APPEND })();
    if (E.isLeft(opened)) {
      release();
      return opened;
    }
    const store = opened.right;
    const close: EventStore['close'] = () => async () => {
      const closed = await store.close()();
      release();
      return closed;
    };
    return E.right({ ...store, close });
  };
