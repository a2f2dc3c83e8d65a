import { answerOf, errorOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** Appending again what may have been appended before. */
export const describeRetrying = (open: OpenEventStore): void => {
  describe('appending the same again', () => {
    it(
      'answers as the first time, and writes nothing',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));
        const first = await answerOf(store.append('one', 0n, eventsWith('b', 'c')));
        await answerOf(store.append('one', 2n, eventsWith('d')));

        const again = await answerOf(store.append('one', 0n, eventsWith('b', 'c')));

        expect(again).toEqual(first);
        expect(await answerOf(store.readAll(0n, 10))).toHaveLength(4);
      }),
    );

    it(
      'answers so for the first events of a stream too',
      withStore(open, async (store) => {
        const first = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

        expect(await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')))).toEqual(
          first,
        );
      }),
    );

    it(
      'knows a part of what was appended by its own end',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        const [start] = await answerOf(store.readAll(0n, 1));

        expect(await answerOf(store.append('one', 'no-stream', eventsWith('a')))).toEqual({
          revision: 0n,
          position: start?.position,
        });
      }),
    );

    it.each([
      ['the first differs', eventsWith('x', 'b')],
      ['a later one differs', eventsWith('a', 'x')],
      ['it runs past the end', eventsWith('a', 'b', 'c')],
    ])('is a conflict when %s', async (_how, events) =>
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

        const error = await errorOf(store.append('one', 'no-stream', events));

        expect(error.code).toBe('RevisionConflict');
        expect(await answerOf(store.readAll(0n, 10))).toHaveLength(2);
      })(),
    );
  });
};
