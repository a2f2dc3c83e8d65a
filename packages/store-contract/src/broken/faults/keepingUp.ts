import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import type { BrokenStore } from '../brokenStore.ts';
import { eventIn, eventItem, handing, isCaughtUp } from '../ways/handing.ts';
import { pause } from '../ways/pause.ts';

/** Hands over what was written beside something else so many times. */
const handingCrowded = (fault: string, breaks: readonly string[], times: number): BrokenStore =>
  broken(fault, breaks, (store) => {
    let underWay = 0;
    const crowded = new Set<bigint>();
    return {
      append: (stream, expected, events) => async () => {
        underWay += 1;
        await pause();
        const answer = await store.append(stream, expected, events)();
        if (underWay > 2 && E.isRight(answer)) crowded.add(answer.right.position);
        underWay -= 1;
        return answer;
      },
      subscribe: async function* (after, signal) {
        for await (const item of store.subscribe(after, signal)) {
          await pause();
          const event = eventIn(item);
          const isCrowded = event !== undefined && crowded.has(event.position);
          for (let at = 0; at < (isCrowded ? times : 1); at += 1) yield item;
        }
      },
    };
  });

/** Faults of subscriptions. */

/** Faults of handing over every event once. */
export const keepingUpFaults = [
  broken(
    'hands over the first 1,000 events of history',
    ['a subscription: reads a long history to its end before it says that it is through'],
    handing(async function* ({ items }) {
      let count = 0;
      for await (const item of items) {
        count += eventIn(item) !== undefined ? 1 : 0;
        if (count <= 1_000 || isCaughtUp(item)) yield item;
      }
    }),
  ),

  broken(
    'hands over events without their metadata',
    ['a subscription: hands over events as they are read'],
    handing(async function* ({ items }) {
      for await (const item of items) {
        const event = eventIn(item);
        yield event === undefined ? item : eventItem({ ...event, metadata: '' });
      }
    }),
  ),

  broken(
    'loses what is written between history and live events',
    ['a subscription: misses nothing that is written while its reader is busy'],
    (store) => ({
      subscribe: async function* (after, signal) {
        let known = 0;
        const written = await store.readAll(after, 100_000)();
        if (E.isRight(written)) known = written.right.length;
        let count = 0;
        for await (const item of store.subscribe(after, signal)) {
          count += eventIn(item) !== undefined ? 1 : 0;
          const isBetween = count > known && !isCaughtUp(item) && count <= known + 1;
          if (!isBetween) yield item;
        }
      },
    }),
  ),

  broken(
    'keeps 500 events for a reader who is slow',
    ['a subscription: keeps everything for a reader who is slow'],
    (store) => {
      const kept = { newest: 0n };
      return {
        append: (stream, expected, events) => async () => {
          const answer = await store.append(stream, expected, events)();
          if (E.isRight(answer)) kept.newest = answer.right.position;
          return answer;
        },
        subscribe: async function* (after, signal) {
          const begin = kept.newest;
          for await (const item of store.subscribe(after, signal)) {
            const event = eventIn(item);
            const isLive = event !== undefined && event.position > begin;
            if (!isLive || event.position > kept.newest - 500n * 3n) yield item;
          }
        },
      };
    },
  ),

  broken(
    'wakes one of several readers',
    ['a subscription: hands the same to each of several readers'],
    (store) => {
      const live = new Set<bigint>();
      return {
        subscribe: async function* (after, signal) {
          let isLive = false;
          for await (const item of store.subscribe(after, signal)) {
            const event = eventIn(item);
            isLive ||= isCaughtUp(item);
            if (isLive && event !== undefined && live.has(event.position)) continue;
            if (isLive && event !== undefined) live.add(event.position);
            yield item;
          }
        },
      };
    },
  ),

  handingCrowded(
    'skips an event that is written while another is',
    [
      'a subscription: skips, repeats and reorders nothing while writers race',
      'a subscription after a position: gets exactly the rest, again and again, while writers race',
    ],
    0,
  ),

  handingCrowded(
    'repeats an event that is written while another is',
    [
      'a subscription: skips, repeats and reorders nothing while writers race',
      'a subscription after a position: gets exactly the rest, again and again, while writers race',
    ],
    2,
  ),
];
