import type { EventStore } from '@disdetta/core';
import { broken } from '../brokenStore.ts';
import { CAUGHT_UP, eventIn, handing, isCaughtUp } from '../ways/handing.ts';
import { answeringOf, neverStops, silent, unasked } from '../ways/signals.ts';

/** An iterator that knows no way out but its signal. */
const withoutReturn = (
  items: ReturnType<EventStore['subscribe']>,
): ReturnType<EventStore['subscribe']> => ({
  [Symbol.asyncIterator]: () => {
    const iterator = items[Symbol.asyncIterator]();
    return { next: () => iterator.next() };
  },
});

/** Faults of subscriptions that are stopped. */
export const stoppingFaults = [
  broken(
    'does not hear that it is stopped',
    [
      'a subscription that is stopped: ends while it waits',
      'a subscription that is stopped: ends in the middle of history',
      'a subscription that is stopped: ends in the middle of a long history',
      'a subscription that is stopped: ends before history is through',
    ],
    (store) => ({
      subscribe: (after) => store.subscribe(after, neverStops),
    }),
  ),

  broken(
    'does not hear that it is stopped while it waits',
    ['a subscription that is stopped: ends while it waits'],
    (store) => ({
      subscribe: (after, signal) => store.subscribe(after, silent(signal)),
    }),
  ),

  broken(
    'hears only while it waits that it is stopped',
    [
      'a subscription that is stopped: ends in the middle of history',
      'a subscription that is stopped: ends in the middle of a long history',
    ],
    (store) => ({
      subscribe: (after, signal) => store.subscribe(after, unasked(signal)),
    }),
  ),

  broken(
    'hands over one more event after it was stopped',
    ['a subscription that is stopped: ends in the middle of history'],
    handing(async function* ({ items, after, signal, store }) {
      for await (const item of items) yield item;
      const more = store.subscribe(after, neverStops)[Symbol.asyncIterator]();
      const last = await more.next();
      const isEvent = last.done !== true && eventIn(last.value) !== undefined;
      if (signal.aborted && isEvent) yield last.value;
    }),
  ),

  broken(
    'hands over the rest of a page after it was stopped',
    ['a subscription that is stopped: ends in the middle of a long history'],
    handing(async function* ({ after, signal, store }) {
      let count = 0;
      const atEndOfPage = answeringOf(signal, () => signal.aborted && count % 100 === 0);
      for await (const item of store.subscribe(after, atEndOfPage)) {
        count += 1;
        yield item;
      }
    }),
  ),

  broken(
    'begins although it was stopped before',
    ['a subscription that is stopped: hands over nothing if that was before it began'],
    (store) => ({
      subscribe: (after, signal) => store.subscribe(after, signal.aborted ? neverStops : signal),
    }),
  ),

  broken(
    'does not ask before its first item whether it was stopped',
    [
      'a subscription that is stopped: hands over nothing if that was before it was read',
      'a subscription that is stopped: hands over nothing if that was before it began',
    ],
    (store) => ({
      subscribe: (after, signal) => {
        let count = 0;
        const fromSecond = answeringOf(signal, () => signal.aborted && (count += 1) > 2);
        return store.subscribe(after, fromSecond);
      },
    }),
  ),

  broken(
    'says that history is through after it was stopped',
    ['a subscription that is stopped: ends before history is through'],
    handing(async function* ({ items, signal }) {
      let isThrough = false;
      for await (const item of items) {
        isThrough ||= isCaughtUp(item);
        yield item;
        if (signal.aborted) break;
      }
      if (!isThrough && signal.aborted) yield CAUGHT_UP;
    }),
  ),

  broken(
    'ends with an error when it is stopped',
    ['a subscription that is stopped: ends while it waits'],
    (store) => ({
      subscribe: async function* (after, signal) {
        yield* store.subscribe(after, signal);
        if (signal.aborted) throw new Error('aborted');
      },
    }),
  ),

  broken(
    'stops all when it stops one',
    ['a subscription that is stopped: leaves the others and the store as they were'],
    (store) => {
      const all = new AbortController();
      return {
        subscribe: (after, signal) => {
          if (signal.aborted) return store.subscribe(after, signal);
          signal.addEventListener('abort', () => {
            all.abort();
          });
          return store.subscribe(after, all.signal);
        },
      };
    },
  ),

  broken(
    'breaks when it is stopped twice',
    ['a subscription that is stopped: stays so when it is stopped again, by any kind of signal'],
    (store) => ({
      subscribe: (after, signal) => {
        let stops = 0;
        signal.addEventListener('abort', () => {
          stops += 1;
          if (stops === 2) throw new Error('stopped twice');
        });
        return store.subscribe(after, signal);
      },
    }),
  ),

  broken(
    'goes on when its reader leaves',
    ['a subscription that is stopped: ends when its reader leaves the loop over it'],
    (store) => ({
      subscribe: (after, signal) => withoutReturn(store.subscribe(after, signal)),
    }),
  ),
];
