import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith, labelOf } from '../events.ts';
import { promise, promisesOf } from './promise.ts';

/** Where events go, and what a writer is told. */
export const appending = promisesOf('appending', [
  promise('numbers the events of a stream from 0, in the order given', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    await answerOf(store.append('one', 1n, eventsWith('c')));

    const { events } = await answerOf(store.readStream('one', { limit: 10 }));
    expect(events.map((event) => [labelOf(event), event.revision])).toEqual([
      ['a', 0n],
      ['b', 1n],
      ['c', 2n],
    ]);
  }),

  promise('answers the revision of the last event', async (store) => {
    const first = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const second = await answerOf(store.append('one', 1n, eventsWith('c')));

    expect([first.revision, second.revision]).toEqual([1n, 2n]);
  }),

  promise('answers the position at which readers see the last event', async (store) => {
    const answers = [
      await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b'))),
      await answerOf(store.append('two', 'no-stream', eventsWith('c', 'd', 'e'))),
      await answerOf(store.append('one', 1n, eventsWith('f'))),
    ];

    const log = await answerOf(store.readAll(0n, 10));
    const seen = ['b', 'e', 'f'].map((label) => log.find((event) => labelOf(event) === label));
    expect(answers.map(({ position }) => position)).toEqual(seen.map((event) => event?.position));
    const { events } = await answerOf(store.readStream('two', { limit: 10 }));
    expect(events.at(-1)?.position).toBe(answers[1]?.position);
  }),

  promise('takes the same event id on two streams', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.append('two', 'no-stream', eventsWith('a')));

    const events = await answerOf(store.readAll(0n, 10));
    expect(events.map(({ stream }) => stream)).toEqual(['one', 'two']);
  }),

  promise('happens when the task is run, and not when it is made', async (store) => {
    store.append('one', 'no-stream', eventsWith('a'));

    expect(await answerOf(store.readAll(0n, 10))).toEqual([]);
  }),
]);
