import { hashOf } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';

/** A log in which every event of a stream carries the hash of the one before it, as a careful forger leaves it. */
export const relinked = (log: readonly StoredEvent[], stream: string): readonly StoredEvent[] => {
  let hash: string | null = null;
  return log.map((event) => {
    if (event.stream !== stream) return event;
    const link = `"previousHash":${JSON.stringify(hash)},`;
    const metadata = event.metadata.replace(/"previousHash":(?:null|"[0-9a-f]*"),/, () => link);
    const forged = { ...event, metadata };
    hash = hashOf(forged);
    return forged;
  });
};

/** A log with positions from 1, in its order. */
export const inPositions = (log: readonly StoredEvent[]): readonly StoredEvent[] =>
  log.map((event, index) => ({ ...event, position: BigInt(index + 1) }));
