import * as E from 'fp-ts/lib/Either.js';
import { conflict } from '../../small/errors.ts';
import { broken } from '../brokenStore.ts';
import { pause } from '../ways/pause.ts';
import { appending, standOf } from '../ways/writing.ts';

/** Faults of appends that come again. */
export const retryingFaults = [
  broken(
    'refuses what it has already',
    [
      'appending the same again: answers as the first time, and writes nothing',
      'appending the same again: answers so for the first events of a stream too',
      'appending the same again: is what running the same task twice is',
    ],
    appending(async (store, stream, expected, events) => {
      const actual = await standOf(store, stream);
      return expected === actual
        ? store.append(stream, expected, events)()
        : E.left(conflict(stream, expected, actual));
    }),
  ),

  broken(
    'writes again what it has already',
    [
      'appending the same again: answers as the first time, and writes nothing',
      'appending the same again: is what running the same task twice is',
    ],
    (store) => {
      const known = new Set<string>();
      return {
        append: (stream, expected, events) => async () => {
          const request = `${stream} ${expected} ${events.map(({ id }) => id).join()}`;
          const isAgain = known.has(request);
          const at = isAgain ? await standOf(store, stream) : expected;
          const answer = await store.append(stream, at, events)();
          if (E.isRight(answer)) known.add(request);
          return answer;
        },
      };
    },
  ),

  broken(
    'answers a retry with where the stream stands now',
    ['appending the same again: answers as the first time, however much was written since'],
    appending(async (store, stream, expected, events) => {
      const before = await standOf(store, stream);
      const answer = await store.append(stream, expected, events)();
      const end = await store.readStream(stream, { limit: 1, direction: 'backwards' })();
      const last = E.isRight(end) ? end.right.events[0] : undefined;
      if (E.isLeft(answer) || last === undefined || last.revision !== before) return answer;
      return E.right({ revision: last.revision, position: last.position });
    }),
  ),

  broken(
    'answers a retry without a position',
    ['appending the same again: answers as the first time, and writes nothing'],
    appending(async (store, stream, expected, events) => {
      const before = await standOf(store, stream);
      const answer = await store.append(stream, expected, events)();
      return E.isRight(answer) && before === (await standOf(store, stream))
        ? E.right({ ...answer.right, position: 0n })
        : answer;
    }),
  ),

  broken(
    'refuses a retry while the first is under way',
    ['appending the same again: writes once when it comes twice at the same moment'],
    (store) => {
      const underWay = new Set<string>();
      return {
        append: (stream, expected, events) => async () => {
          const ids = `${stream} ${events.map(({ id }) => id).join()}`;
          if (underWay.has(ids)) return E.left(conflict(stream, expected, expected));
          underWay.add(ids);
          await pause();
          underWay.delete(ids);
          return store.append(stream, expected, events)();
        },
      };
    },
  ),

  broken(
    'forgets what it has while others write',
    ['appending the same again: answers as the first time while others write'],
    (store) => {
      let underWay = 0;
      return {
        append: (stream, expected, events) => async () => {
          underWay += 1;
          await pause();
          const isAlone = underWay === 1;
          await pause();
          underWay -= 1;
          const actual = await standOf(store, stream);
          return isAlone || expected === actual
            ? store.append(stream, expected, events)()
            : E.left(conflict(stream, expected, actual));
        },
      };
    },
  ),
];
