import { isInstant } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventWith, eventsWith, labelsOf } from '../events.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

/** What readers see of streams and of the whole log. */
export const reading = promisesOf('reading', [
  promise('gives an event with its place, and nothing else', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));

    const { events } = await answerOf(store.readStream('one', { limit: 10 }));
    const stored = {
      ...eventWith('a'),
      stream: 'one',
      revision: 0n,
      position: expect.any(BigInt),
      recordedAt: expect.any(String),
    };
    expect(events).toEqual([stored]);
    expect(await answerOf(store.readAll(0n, 10))).toEqual(events);
  }),

  promise('tells a stream that is not there from one that is', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));

    expect(await answerOf(store.readStream('other', { limit: 10 }))).toEqual({
      events: [],
      revision: 'no-stream',
    });
  }),

  promise('gives an empty log as no events', async (store) => {
    expect(await answerOf(store.readAll(0n, 10))).toEqual([]);
  }),

  promise('gives all streams in the order of appends, page by page', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.append('two', 'no-stream', eventsWith('b', 'c')));
    await answerOf(store.append('one', 0n, eventsWith('d')));

    const first = await answerOf(store.readAll(0n, 3));
    const second = await answerOf(store.readAll(first.at(-1)?.position ?? 0n, 3));
    expect(labelsOf(first)).toEqual(['a', 'b', 'c']);
    expect(labelsOf(second)).toEqual(['d']);
    expect(await answerOf(store.readAll(second.at(-1)?.position ?? 0n, 3))).toEqual([]);
  }),

  promise('gives the rest of the log after every position', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b', 'c')));
    await answerOf(store.append('two', 'no-stream', eventsWith('d', 'e')));
    await answerOf(store.append('one', 2n, eventsWith('f')));

    const log = await logOf(store);
    expect(log).toHaveLength(6);
    for (const [at, { position }] of log.entries()) {
      expect(await logOf(store, { after: position, limit: 2 })).toEqual(log.slice(at + 1));
    }
  }),

  promise('gives positions above 0 that rise', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    await answerOf(store.append('two', 'no-stream', eventsWith('c')));
    await answerOf(store.append('one', 1n, eventsWith('d', 'e')));

    const positions = (await logOf(store)).map(({ position }) => position);
    expect(positions.every((position, at) => position > (positions[at - 1] ?? 0n))).toBe(true);
  }),

  promise('says when the store took an event, never earlier than the one before', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    await answerOf(store.append('two', 'no-stream', eventsWith('c')));

    const times = (await logOf(store)).map(({ recordedAt }) => recordedAt);
    expect(times).toHaveLength(3);
    expect(times.every(isInstant)).toBe(true);
    expect(times).toEqual([...times].sort());
  }),
]);
