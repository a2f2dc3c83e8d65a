import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { never } from '../ways/never.ts';
import { pause } from '../ways/pause.ts';

/** Faults of closing while something is under way. */
export const closingWhileBusyFaults = [
  broken(
    'never answers an append that was under way when it was closed',
    ['a store that is closed while it is busy: answers every append under way'],
    (store) => ({
      append: (stream, expected, events) => async () => {
        await pause();
        const answer = await store.append(stream, expected, events)();
        const isClosed = E.isLeft(answer) && answer.left.code === 'StoreUnavailable';
        return isClosed ? never() : answer;
      },
    }),
  ),

  broken(
    'throws at reads that were under way when it was closed',
    [
      'a store that is closed while it is busy: answers every read under way, with all that was acknowledged',
    ],
    (store) => {
      let underWay = 0;
      return {
        readAll: (after, limit) => async () => {
          underWay += 1;
          const isCrowded = underWay > 1;
          await pause();
          underWay -= 1;
          const events = await store.readAll(after, limit)();
          if (E.isLeft(events) && isCrowded) throw new Error('closed');
          return events;
        },
      };
    },
  ),

  broken(
    'answers that it is closed while something is under way',
    ['a store that is closed while it is busy: has nothing under way once it has answered'],
    (store) => {
      let underWay = 0;
      return {
        append: (stream, expected, events) => async () => {
          underWay += 1;
          const isLate = underWay > 8;
          const answer = await store.append(stream, expected, events)();
          if (isLate) await new Promise((resolve) => setTimeout(resolve, 5));
          underWay -= 1;
          return answer;
        },
      };
    },
  ),
];
