import * as E from 'fp-ts/lib/Either.js';
import { conflict } from '../../small/errors.ts';
import { broken } from '../brokenStore.ts';
import { pause } from '../ways/pause.ts';
import { appending, standOf } from '../ways/writing.ts';

/** Faults that only show when several write at once. */
export const racingFaults = [
  broken(
    'looks where a stream stands, and writes a moment later wherever it stands then',
    [
      'writers who race: get through one at a time when they decided on the same revision',
      'writers who race: lose nothing, 2 on one stream',
      'writers who race: lose nothing, 8 on one stream',
      'writers who race: lose nothing, 32 on one stream',
      'writers who race: lose nothing, 2 on several streams',
      'writers who race: lose nothing, 8 on several streams',
      'writers who race: lose nothing, 32 on several streams',
    ],
    appending(async (store, stream, expected, events) => {
      if ((await standOf(store, stream)) !== expected) {
        return store.append(stream, expected, events)();
      }
      for (;;) {
        await pause();
        const answer = await store.append(stream, await standOf(store, stream), events)();
        if (E.isRight(answer) || answer.left.code !== 'RevisionConflict') return answer;
      }
    }),
  ),

  broken(
    'reads a stream as it stood a moment before',
    [
      'writers who race: lose nothing, 2 on one stream',
      'writers who race: lose nothing, 8 on one stream',
      'writers who race: lose nothing, 32 on one stream',
      'writers who race: lose nothing, 2 on several streams',
      'writers who race: lose nothing, 8 on several streams',
      'writers who race: lose nothing, 32 on several streams',
    ],
    (store) => {
      const before = new Map<string, bigint | 'no-stream'>();
      return {
        append: (stream, expected, events) => async () => {
          before.set(stream, await standOf(store, stream));
          const answer = await store.append(stream, expected, events)();
          void pause().then(() => before.delete(stream));
          return answer;
        },
        readStream: (stream, range) => async () => {
          const page = await store.readStream(stream, range)();
          const revision = before.get(stream);
          if (E.isLeft(page) || revision === undefined) return page;
          const events = page.right.events.filter(
            (event) => revision !== 'no-stream' && event.revision <= revision,
          );
          return E.right({ events, revision });
        },
      };
    },
  ),

  broken(
    'refuses all of several writers',
    ['writers who race: get through one at a time when they decided on the same revision'],
    (store) => {
      let underWay = 0;
      return {
        append: (stream, expected, events) => async () => {
          underWay += 1;
          await pause();
          const isAlone = underWay === 1;
          await pause();
          underWay -= 1;
          return isAlone
            ? store.append(stream, expected, events)()
            : E.left(conflict(stream, expected, await standOf(store, stream)));
        },
      };
    },
  ),
];
