import { isInstant } from '@disdetta/core';
import { answerOf } from '../answers.ts';
import { eventWith, eventsWith, labelsOf } from '../events.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** Reading streams and the whole log. */
export const describeReading = (open: OpenEventStore): void => {
  describe('reading', () => {
    it(
      'gives back every text as it was given, byte for byte',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));

        const { events } = await answerOf(store.readStream('one', { limit: 10 }));
        expect(events).toEqual([
          {
            ...eventWith('a'),
            stream: 'one',
            revision: 0n,
            position: expect.any(BigInt),
            recordedAt: expect.any(String),
          },
        ]);
      }),
    );

    it(
      'tells a stream that is not there from one that is',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));

        expect(await answerOf(store.readStream('other', { limit: 10 }))).toEqual({
          events: [],
          revision: 'no-stream',
        });
      }),
    );

    it.each([
      ['forwards from the first', {}, ['a', 'b']],
      ['forwards from a revision on', { from: 1n }, ['b', 'c']],
      ['forwards to the end', { from: 3n }, ['d']],
      ['forwards beyond the end', { from: 4n }, []],
      ['backwards from the last', { direction: 'backwards' }, ['d', 'c']],
      ['backwards from a revision on', { direction: 'backwards', from: 2n }, ['c', 'b']],
      ['backwards to the first', { direction: 'backwards', from: 0n }, ['a']],
      ['backwards from beyond the end', { direction: 'backwards', from: 2n ** 64n }, ['d', 'c']],
    ] as const)('reads pages %s', async (_which, range, expected) =>
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        await answerOf(store.append('two', 'no-stream', eventsWith('x')));
        await answerOf(store.append('one', 1n, eventsWith('c', 'd')));

        const page = await answerOf(store.readStream('one', { ...range, limit: 2 }));

        expect(labelsOf(page.events)).toEqual(expected);
        expect(page.revision).toBe(3n);
      })(),
    );

    it(
      'reads all streams in the order of appends, page by page',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));
        await answerOf(store.append('two', 'no-stream', eventsWith('b', 'c')));
        await answerOf(store.append('one', 0n, eventsWith('d')));

        const first = await answerOf(store.readAll(0n, 3));
        const second = await answerOf(store.readAll(first.at(-1)?.position ?? 0n, 3));

        expect(labelsOf(first)).toEqual(['a', 'b', 'c']);
        expect(labelsOf(second)).toEqual(['d']);
        const positions = [...first, ...second].map(({ position }) => position);
        expect(positions.every((position, at) => position > (positions[at - 1] ?? 0n))).toBe(true);
      }),
    );

    it(
      'says when the store took an event, never earlier than the one before',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        await answerOf(store.append('two', 'no-stream', eventsWith('c')));

        const times = (await answerOf(store.readAll(0n, 10))).map(({ recordedAt }) => recordedAt);
        expect(times.every(isInstant)).toBe(true);
        expect(times).toEqual([...times].sort());
      }),
    );
  });
};
