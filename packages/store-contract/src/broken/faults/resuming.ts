import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import type { Change } from '../brokenStore.ts';

/** Subscribes and reads after another position than the one given. */
const after =
  (change: (position: bigint) => bigint): Change =>
  (store) => ({
    subscribe: (position, signal) => store.subscribe(change(position), signal),
  });

/** Faults of subscriptions that go on after a position. */
export const resumingFaults = [
  broken(
    'begins with the event at the position',
    ['a subscription after a position: starts with the next event'],
    after((position) => (position === 0n ? position : position - 1n)),
  ),
  broken(
    'begins after the event that follows the position',
    ['a subscription after a position: starts with the next event'],
    after((position) => (position === 0n ? position : position + 3n)),
  ),
  broken(
    'begins at the start whatever the position',
    ['a subscription after a position: gets exactly the rest, whichever position it is'],
    after(() => 0n),
  ),

  broken(
    'goes on after a whole append alone',
    ['a subscription after a position: gets exactly the rest, whichever position it is'],
    (store) => {
      const ends: bigint[] = [];
      return {
        append: (stream, expected, events) => async () => {
          const answer = await store.append(stream, expected, events)();
          if (E.isRight(answer)) ends.push(answer.right.position);
          return answer;
        },
        subscribe: (position, signal) => {
          const end = ends.find((one) => one >= position) ?? position;
          return store.subscribe(position === 0n ? position : end, signal);
        },
      };
    },
  ),

  broken(
    'reads the log on after a whole append alone',
    ['reading: gives the rest of the log after every position'],
    (store) => {
      const ends: bigint[] = [];
      return {
        append: (stream, expected, events) => async () => {
          const answer = await store.append(stream, expected, events)();
          if (E.isRight(answer)) ends.push(answer.right.position);
          return answer;
        },
        readAll: (position, limit) => {
          const end = ends.find((one) => one >= position) ?? position;
          return store.readAll(position === 0n ? position : end, limit);
        },
      };
    },
  ),

  broken(
    'begins with the next new event after the last position',
    [
      'a subscription after a position: is caught up at once after the last event, and waits for the next',
    ],
    (store) => {
      let last = 0n;
      return {
        append: (stream, expected, events) => async () => {
          const answer = await store.append(stream, expected, events)();
          if (E.isRight(answer)) last = answer.right.position;
          return answer;
        },
        subscribe: async function* (position, signal) {
          const isAtEnd = position > 0n && position === last;
          for await (const item of store.subscribe(position, signal)) {
            const isCaughtUp = E.isRight(item) && item.right.kind === 'caughtUp';
            if (!isAtEnd || !isCaughtUp) yield item;
          }
        },
      };
    },
  ),
];
