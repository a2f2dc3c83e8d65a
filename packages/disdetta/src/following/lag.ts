import type { EventStore } from '@disdetta/core';
import type { Progress } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import type { Clock } from '../clock.ts';
import { leastPosition } from './leastPosition.ts';

/**
 * For how many milliseconds the oldest event that is not in yet has been in the log: 0 when all
 * are. Null where no tables are kept, or the log cannot be read.
 */
export const readLag = async (
  store: EventStore,
  progress: readonly Progress[],
  clock: Clock,
): Promise<number | null> => {
  if (progress.length === 0) return null;
  const next = await store.readAll(leastPosition(progress), 1)();
  if (E.isLeft(next)) return null;
  const [event] = next.right;
  // Clocks of two machines may differ by more than there is to wait.
  return event === undefined ? 0 : Math.max(0, clock().getTime() - Date.parse(event.recordedAt));
};
