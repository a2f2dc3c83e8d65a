import type { EventStore, Instant } from '@disdetta/core';
import { createAppending } from './appending.ts';
import { createAppendNow } from './appendNow.ts';
import { createDeleting } from './deleting.ts';
import { createHeads } from './heads.ts';
import { createResolve } from './links.ts';
import { createListeners } from './listeners.ts';
import { createLogFollowing } from './logFollowing.ts';
import { createLogReading } from './logReading.ts';
import { createMetadataCache } from './metadataCache.ts';
import type { NodeLog } from './nodeLog.ts';
import { createRecords } from './records.ts';
import { answerOf } from './storeBroke.ts';
import { isTombstone } from './storedRecord.ts';
import { createStreamFollowing } from './streamFollowing.ts';
import { createStreamReading } from './streamReading.ts';
import { createViewOf } from './streamView.ts';
import { createTurns } from './turns.ts';

/**
 * The log of a node over a store that nobody else writes to, and that has room for large appends.
 * Rejects with a `StoreBroke` when the store cannot be read.
 */
export const openNodeLog = async (store: EventStore, now: () => Instant): Promise<NodeLog> => {
  const records = createRecords(store);
  const heads = createHeads(records);
  const metadata = createMetadataCache(records, heads.settled);
  const listeners = createListeners(await endOf(store));
  const turns = createTurns();
  const appendNow = createAppendNow(store, { records, heads, metadata, turns, listeners });
  const surroundings = { records, heads, metadata, turns, listeners, appendNow };
  const viewOf = createViewOf(records, metadata, now);
  const resolve = createResolve(records, viewOf);

  return {
    append: createAppending(surroundings),
    ...createDeleting(surroundings),
    readStream: createStreamReading(records, viewOf, resolve),
    readAll: createLogReading(records, listeners, resolve),
    followStream: createStreamFollowing(records, viewOf, listeners, resolve),
    followAll: createLogFollowing(records, listeners, resolve),
    metadataOf: metadata.of,
    revisionOf: async (stream) => {
      const last = await records.last(stream);
      if (last === null) return 'no-stream';
      return isTombstone(last.record) ? last.record.revision : last.revision;
    },
    lastPosition: listeners.lastPosition,
    close: () => answerOf(store.close()),
  };
};

/** Where the log of a store ends: the port does not tell, so this closes in on it. */
const endOf = async (store: EventStore): Promise<bigint> => {
  const firstAfter = async (position: bigint): Promise<bigint | null> => {
    const [event] = await answerOf(store.readAll(position, 1));
    return event?.position ?? null;
  };

  let reached = 0n;
  for (let step = 1n; step > 0n;) {
    const found = await firstAfter(reached + step - 1n);
    if (found === null) step /= 2n;
    else {
      reached = found;
      step *= 2n;
    }
  }
  return reached;
};
