import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { handing } from '../ways/handing.ts';
import type { Item } from '../ways/handing.ts';
import { never } from '../ways/never.ts';

const isError = (item: Item): boolean => item._tag === 'Left';

/** Faults of closing for those who subscribe. */
export const closingFeedFaults = [
  broken(
    'hangs when it is closed while somebody waits',
    [
      'a closed store: tells those who wait, and lets them go',
      'a store that is closed while it is busy: answers when it is closed twice at the same moment',
    ],
    (store) => {
      let waiting = 0;
      return {
        subscribe: async function* (after, signal) {
          waiting += 1;
          try {
            yield* store.subscribe(after, signal);
          } finally {
            waiting -= 1;
          }
        },
        close: () => () => (waiting > 0 ? never() : store.close()()),
      };
    },
  ),

  broken(
    'leaves those who wait waiting when it is closed',
    [
      'a closed store: tells those who wait, and lets them go',
      'a closed store: tells those who were reading history',
    ],
    handing(async function* ({ items }) {
      for await (const item of items) {
        if (isError(item)) await never();
        yield item;
      }
    }),
  ),

  broken(
    'lets those go who wait without a word when it is closed',
    ['a closed store: tells those who wait, and lets them go'],
    handing(async function* ({ items }) {
      for await (const item of items) if (!isError(item)) yield item;
    }),
  ),

  broken(
    'tells those who wait again and again that it was closed',
    [
      'a closed store: tells those who wait, and lets them go',
      'a closed store: tells those who were reading history',
    ],
    handing(async function* ({ items }) {
      for await (const item of items) {
        while (isError(item)) yield item;
        yield item;
      }
    }),
  ),

  broken(
    'lets nobody subscribe after it was closed, and says nothing',
    ['a closed store: tells those who subscribe now'],
    (store) => ({
      subscribe: async function* (after, signal) {
        const events = await store.readAll(0n, 1)();
        if (E.isRight(events)) yield* store.subscribe(after, signal);
      },
    }),
  ),
];
