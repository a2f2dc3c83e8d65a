import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { pause } from '../ways/pause.ts';
import { appending, placeAfter, standOf } from '../ways/writing.ts';

/** Faults of what is acknowledged, and what is not. */
export const acknowledgingFaults = [
  broken(
    'acknowledges before it writes, and does not hear of a conflict',
    [
      'writers who race: get through one at a time when they decided on the same revision',
      'writers who race: lose nothing, 8 on one stream',
    ],
    appending(async (store, stream, expected, events) => {
      const actual = await standOf(store, stream);
      if (actual !== expected) return store.append(stream, expected, events)();
      void pause().then(store.append(stream, expected, events));
      return E.right(await placeAfter(store, expected, events));
    }),
  ),

  broken(
    'writes although it answers a conflict',
    [
      'expecting a revision: refuses a writer who is behind',
      'writers who race: lose nothing, 2 on one stream',
    ],
    appending(async (store, stream, expected, events) => {
      const answer = await store.append(stream, expected, events)();
      if (E.isRight(answer) || expected === 'no-stream' || expected < 0n) return answer;
      const now = await standOf(store, stream);
      if (now === 'no-stream' || now < expected) return answer;
      await store.append(stream, now, events)();
      return answer;
    }),
  ),

  broken(
    'loses the second of two appends of the same moment',
    [
      'writers who race: get through one at a time when they decided on the same revision',
      'a store that is closed while it is busy: keeps what it acknowledged until then',
    ],
    (store) => {
      let underWay = 0;
      return {
        append: (stream, expected, events) => async () => {
          underWay += 1;
          const isSecond = underWay === 2;
          await pause();
          underWay -= 1;
          const actual = await standOf(store, stream);
          if (!isSecond || actual !== expected) return store.append(stream, expected, events)();
          return E.right(await placeAfter(store, expected, events));
        },
      };
    },
  ),
];
