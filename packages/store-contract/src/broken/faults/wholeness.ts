import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import { pause } from '../ways/pause.ts';
import { appending, standOf } from '../ways/writing.ts';

/** Faults of appends of several events. */
export const wholenessFaults = [
  broken(
    'writes the events of an append one by one',
    [
      'writers who race: lose nothing, 2 on one stream',
      'writers who race: lose nothing, 8 on one stream',
      'writers who race: lose nothing, 32 on one stream',
      'writers who race: lose nothing, 2 on several streams',
      'writers who race: lose nothing, 8 on several streams',
      'writers who race: lose nothing, 32 on several streams',
    ],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const actual = await standOf(store, stream);
      if (actual !== expected) return store.append(stream, expected, [first, ...rest])();
      let answer = await store.append(stream, expected, [first])();
      for (const event of rest) {
        await pause();
        if (E.isLeft(answer)) return answer;
        answer = await store.append(stream, answer.right.revision, [event])();
      }
      return answer;
    }),
  ),

  broken(
    'writes the last event of an append that it refuses',
    ['an append of several events: is refused whole'],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const answer = await store.append(stream, expected, [first, ...rest])();
      const [last] = rest.slice(-1);
      const actual = await standOf(store, stream);
      if (E.isLeft(answer) && answer.left.code === 'RevisionConflict' && last !== undefined) {
        await store.append(stream, actual, [last])();
      }
      return answer;
    }),
  ),

  broken(
    'writes at most 50 events of an append',
    [
      'an append of several events: is written whole, in the order given, to the stream and to the log',
    ],
    appending((store, stream, expected, [first, ...rest]) =>
      store.append(stream, expected, [first, ...rest.slice(0, 49)])(),
    ),
  ),

  broken(
    'writes events of an append once they are too many in parts',
    ['an append of several events: moves the stream from its first event to its last in one step'],
    appending(async (store, stream, expected, [first, ...rest]) => {
      if (rest.length < 60) return store.append(stream, expected, [first, ...rest])();
      const begun = await store.append(stream, expected, [first, ...rest.slice(0, 49)])();
      if (E.isLeft(begun)) return begun;
      await new Promise((resolve) => setTimeout(resolve, 0));
      const [next = first, ...others] = rest.slice(49);
      return store.append(stream, begun.right.revision, [next, ...others])();
    }),
  ),
];
