import * as E from 'fp-ts/lib/Either.js';
import { conflict } from '../../small/errors.ts';
import { broken } from '../brokenStore.ts';
import { appending, standOf } from '../ways/writing.ts';

/** Faults of knowing an append that comes again. */
export const recognisingFaults = [
  broken(
    'knows a retry by its first event alone',
    [
      'appending the same again: is a conflict when a later event differs',
      'appending the same again: is a conflict when it runs past the end',
    ],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const answer = await store.append(stream, expected, [first, ...rest])();
      return E.isLeft(answer) ? store.append(stream, expected, [first])() : answer;
    }),
  ),

  broken(
    'knows a retry by its last event alone',
    ['appending the same again: is a conflict when the first event differs'],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const answer = await store.append(stream, expected, [first, ...rest])();
      const skipped = expected === 'no-stream' ? 0n : expected + 1n;
      const last = rest.at(-1);
      return E.isLeft(answer) && last !== undefined
        ? store.append(stream, skipped + BigInt(rest.length) - 1n, [last])()
        : answer;
    }),
  ),

  broken(
    'writes what of a retry is new',
    ['an append of several events: is refused whole'],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const answer = await store.append(stream, expected, [first, ...rest])();
      if (E.isRight(answer)) return answer;
      const known = await store.append(stream, expected, [first])();
      const [next, ...others] = rest;
      return E.isRight(known) && next !== undefined
        ? store.append(stream, known.right.revision, [next, ...others])()
        : answer;
    }),
  ),

  broken(
    'knows whole appends alone',
    ['appending the same again: knows a part of what was appended by its own end'],
    (store) => {
      const known = new Map<string, number>();
      return {
        append: (stream, expected, events) => async () => {
          const place = `${stream} ${expected}`;
          const answer = await store.append(stream, expected, events)();
          if (E.isLeft(answer)) return answer;
          if (!known.has(place)) known.set(place, events.length);
          return known.get(place) === events.length
            ? answer
            : E.left(conflict(stream, expected, answer.right.revision));
        },
      };
    },
  ),

  broken(
    'remembers the last append of a stream alone',
    ['appending the same again: answers as the first time, however much was written since'],
    (store) => {
      const last = new Map<string, string>();
      return {
        append: (stream, expected, events) => async () => {
          const actual = await standOf(store, stream);
          const isLast = last.get(stream) === `${expected}`;
          if (expected !== actual && !isLast) return E.left(conflict(stream, expected, actual));
          last.set(stream, `${expected}`);
          return store.append(stream, expected, events)();
        },
      };
    },
  ),
];
