import type { EventStore, StreamRange } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { expectSame } from './expectSame.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf, streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

/** A page of four events, a to d, among those of another stream. */
const page = (
  name: string,
  ranges: readonly StreamRange[],
  labels: readonly string[],
): ReturnType<typeof promise> =>
  promise(name, async (store) => {
    await fillWithFour(store);

    for (const range of ranges) {
      const read = await answerOf(store.readStream('one', range));
      expect({ range, labels: labelsOf(read.events) }).toEqual({ range, labels });
    }
  });

const fillWithFour = async (store: EventStore): Promise<void> => {
  await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
  await answerOf(store.append('two', 'no-stream', eventsWith('x')));
  await answerOf(store.append('one', 1n, eventsWith('c', 'd')));
};

const startingAt = (range: StreamRange, froms: readonly bigint[]): readonly StreamRange[] =>
  froms.map((from) => ({ ...range, from }));

const BACKWARDS = { direction: 'backwards', limit: 2 } as const;
const ABSURD = [2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n];
const BELOW = [-1n, -5n, -(2n ** 64n)];
const MANY = 10_000;

/** Reading a stream page by page, in both directions. */
export const paging = promisesOf('a page of a stream', [
  page('starts at the first event', [{ limit: 2 }], ['a', 'b']),
  page('starts at the revision given', [{ from: 1n, limit: 2 }], ['b', 'c']),
  page('is shorter at the end', [{ from: 3n, limit: 2 }], ['d']),
  page('holds one event if no more is wanted', [{ from: 2n, limit: 1 }], ['c']),
  page('has nothing beyond the end', startingAt({ limit: 2 }, [4n, 5n, ...ABSURD]), []),
  page('starts at the first event when asked from below it', startingAt({ limit: 2 }, BELOW), [
    'a',
    'b',
  ]),
  page('starts at the last event backwards', [BACKWARDS], ['d', 'c']),
  page('starts at the revision given backwards', [{ ...BACKWARDS, from: 2n }], ['c', 'b']),
  page('is shorter at the first event backwards', [{ ...BACKWARDS, from: 0n }], ['a']),
  page(
    'starts at the last event backwards from beyond it',
    startingAt(BACKWARDS, [4n, ...ABSURD]),
    ['d', 'c'],
  ),
  page('has nothing backwards from below the first event', startingAt(BACKWARDS, BELOW), []),

  promise('tells where the stream stands, whichever part it holds', async (store) => {
    await fillWithFour(store);

    for (const direction of ['forwards', 'backwards'] as const) {
      for (const from of [-1n, 0n, 1n, 3n, 4n, 9n]) {
        const { revision } = await answerOf(store.readStream('one', { from, direction, limit: 1 }));
        expect({ direction, from, revision }).toEqual({ direction, from, revision: 3n });
      }
    }
  }),

  promise('leads to the next, one event at a time, in both directions', async (store) => {
    const labels = manyLabels(30);
    await fill(store, 'one', labels, 7);

    expect(labelsOf(await streamOf(store, 'one', { limit: 1 }))).toEqual(labels);
    const falling = await streamOf(store, 'one', { direction: 'backwards', limit: 1 });
    expect(labelsOf(falling)).toEqual([...labels].reverse());
    expect(labelsOf(await logOf(store, { limit: 1 }))).toEqual(labels);
  }),

  promise(
    'never holds more than its limit, and 10,000 events take as many as they need',
    async (store) => {
      const labels = manyLabels(MANY);
      await fill(store, 'one', labels, 1_000);

      const rising = await streamOf(store, 'one', { limit: 999 });
      expectSame(labelsOf(rising), labels);
      expectSame(
        rising.map(({ revision }) => revision),
        labels.map((_, at) => BigInt(at)),
      );
      const falling = await streamOf(store, 'one', { direction: 'backwards', limit: 1_000 });
      expectSame(falling, [...rising].reverse());
      expectSame(await logOf(store, { limit: 1_000 }), rising);
    },
  ),
]);
