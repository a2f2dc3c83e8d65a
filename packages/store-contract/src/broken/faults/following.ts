import { broken } from '../brokenStore.ts';
import { CAUGHT_UP, handing, isCaughtUp } from '../ways/handing.ts';

/** Faults of saying that history is through. */
export const followingFaults = [
  broken(
    'never says that history is through',
    [
      'a subscription: hands over history, says that it is through, and goes on',
      'a subscription: is caught up at once when there is nothing',
    ],
    handing(async function* ({ items }) {
      for await (const item of items) if (!isCaughtUp(item)) yield item;
    }),
  ),

  broken(
    'says that history is through before it is',
    ['a subscription: reads a long history to its end before it says that it is through'],
    handing(async function* ({ items }) {
      yield CAUGHT_UP;
      for await (const item of items) if (!isCaughtUp(item)) yield item;
    }),
  ),

  broken(
    'says after the first page that history is through',
    ['a subscription: reads a long history to its end before it says that it is through'],
    handing(async function* ({ items }) {
      let count = 0;
      for await (const item of items) {
        if (count === 500) yield CAUGHT_UP;
        count += 1;
        if (!isCaughtUp(item) || count <= 500) yield item;
      }
    }),
  ),

  broken(
    'says twice that history is through',
    [
      'a subscription: says once that history is through, however often it waits',
      'a subscription: misses nothing that is written while its reader is busy',
    ],
    handing(async function* ({ items }) {
      for await (const item of items) {
        yield item;
        if (isCaughtUp(item)) yield item;
      }
    }),
  ),

  broken(
    'says after every live event that history is through',
    ['a subscription: says once that history is through, however often it waits'],
    handing(async function* ({ items }) {
      let isLive = false;
      for await (const item of items) {
        yield item;
        if (isLive) yield CAUGHT_UP;
        isLive ||= isCaughtUp(item);
      }
    }),
  ),

  broken(
    'ends when history is through',
    ['a subscription: hands over history, says that it is through, and goes on'],
    handing(async function* ({ items }) {
      for await (const item of items) {
        yield item;
        if (isCaughtUp(item)) return;
      }
    }),
  ),
];
