import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** How far positions can go that are counted one by one. */
const FARTHEST = 1n << 48n;

/**
 * The position of the last event of a log whose positions can be asked after at will, found by
 * asking a few dozen times whether anything comes after one; null where it cannot be told.
 */
export const endOfLog = async (store: EventStore): Promise<bigint | null> => {
  const isBeyond = async (position: bigint): Promise<boolean | null> => {
    const page = await store.readAll(position, 1)();
    return E.isLeft(page) ? null : page.right.length === 0;
  };
  let high = 1n;
  for (;;) {
    const answer = await isBeyond(high);
    if (answer === null || high > FARTHEST) return null;
    if (answer) break;
    high *= 2n;
  }
  let low = 0n;
  while (low < high) {
    const middle = (low + high) / 2n;
    const answer = await isBeyond(middle);
    if (answer === null) return null;
    if (answer) high = middle;
    else low = middle + 1n;
  }
  return low;
};
