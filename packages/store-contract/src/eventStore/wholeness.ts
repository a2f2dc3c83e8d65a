import type { EventStore } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { expectSame } from './expectSame.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf, streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import { turn } from './turn.ts';

const APPENDS = 8;
const SIZE = 100;

/** An append is there with all its events, or not at all. */
export const wholeness = promisesOf('an append of several events', [
  promise('is written whole, in the order given, to the stream and to the log', async (store) => {
    const labels = manyLabels(SIZE);
    await fill(store, 'one', labels, SIZE);

    const events = await streamOf(store, 'one', { limit: 7 });
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, at) => BigInt(at)));
    expect(labelsOf(events)).toEqual(labels);
    expectSame(await logOf(store, { limit: 7 }), events);
  }),

  promise('is refused whole', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    await errorOf(store.append('one', 0n, eventsWith('b', 'c', 'd')));
    await errorOf(store.append('one', 0n, eventsWith('c', 'd', 'e')));
    await errorOf(store.append('one', 'no-stream', eventsWith('a', 'b', 'c')));

    expect(await streamOf(store, 'one')).toHaveLength(2);
    expect(await logOf(store)).toHaveLength(2);
  }),

  promise('moves the stream from its first event to its last in one step', async (store) => {
    const writing = { isOver: false };
    const write = async (): Promise<void> => {
      try {
        await fill(store, 'one', manyLabels(APPENDS * SIZE), SIZE);
      } finally {
        writing.isOver = true;
      }
    };

    const [, ...seen] = await Promise.all([
      write(),
      ...[1, 7, 1_000].map((limit) => watch(store, limit, writing)),
    ]);
    const torn = seen.flat().filter((length) => length % SIZE !== 0);
    expect(torn).toEqual([]);
  }),
]);

/** How long the stream was, each time it was read. */
const watch = async (
  store: EventStore,
  limit: number,
  writing: { readonly isOver: boolean },
): Promise<readonly number[]> => {
  const lengths: number[] = [];
  while (!writing.isOver) {
    const { events, revision } = await answerOf(store.readStream('one', { limit }));
    const length = revision === 'no-stream' ? 0 : Number(revision) + 1;
    lengths.push(length);
    expect(events).toHaveLength(Math.min(limit, length));
    // A store may answer reads at once, and should come to write between them all the same.
    await turn();
  }
  return lengths;
};
