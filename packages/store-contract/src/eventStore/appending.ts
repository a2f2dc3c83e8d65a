import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelOf, labelsOf } from '../events.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** Where events go, and when they are refused. */
export const describeAppending = (open: OpenEventStore): void => {
  describe('appending', () => {
    it(
      'numbers the events of a stream from 0, in the order given',
      withStore(open, async (store) => {
        const first = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        const second = await answerOf(store.append('one', 1n, eventsWith('c')));

        const { events } = await answerOf(store.readStream('one', { limit: 10 }));
        expect(events.map((event) => [labelOf(event), event.revision])).toEqual([
          ['a', 0n],
          ['b', 1n],
          ['c', 2n],
        ]);
        expect(first).toEqual({ revision: 1n, position: events[1]?.position });
        expect(second).toEqual({ revision: 2n, position: events[2]?.position });
      }),
    );

    it(
      'refuses a first event when the stream has one',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));

        const error = await errorOf(store.append('one', 'no-stream', eventsWith('b')));

        expect(error).toMatchObject({
          code: 'RevisionConflict',
          facts: { stream: 'one', expected: 'no-stream', actual: 0n },
        });
      }),
    );

    it.each([
      ['behind', 0n],
      ['ahead', 5n],
      ['at a revision that none can have', -1n],
    ])('refuses a writer who is %s, and writes nothing', async (_where, expected) =>
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

        const error = await errorOf(store.append('one', expected, eventsWith('c', 'd')));

        expect(error).toMatchObject({
          code: 'RevisionConflict',
          facts: { stream: 'one', expected, actual: 1n },
        });
        const { events } = await answerOf(store.readStream('one', { limit: 10 }));
        expect(labelsOf(events)).toEqual(['a', 'b']);
      })(),
    );

    it.each([0n, -1n])('refuses revision %s of a stream that is not there', async (expected) =>
      withStore(open, async (store) => {
        const error = await errorOf(store.append('one', expected, eventsWith('a')));

        expect(error).toMatchObject({
          code: 'RevisionConflict',
          facts: { stream: 'one', expected, actual: 'no-stream' },
        });
      })(),
    );

    it(
      'lets one of two writers through who decided on the same revision',
      withStore(open, async (store) => {
        const answers = await Promise.all([
          store.append('one', 'no-stream', eventsWith('a'))(),
          store.append('one', 'no-stream', eventsWith('b'))(),
        ]);

        expect(answers.map(({ _tag }) => _tag).sort()).toEqual(['Left', 'Right']);
      }),
    );

    it(
      'takes the same event id on two streams',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));
        await answerOf(store.append('two', 'no-stream', eventsWith('a')));

        const events = await answerOf(store.readAll(0n, 10));
        expect(events.map(({ stream }) => stream)).toEqual(['one', 'two']);
      }),
    );

    it(
      'appends when the task is run, and not when it is made',
      withStore(open, async (store) => {
        store.append('one', 'no-stream', eventsWith('a'));

        expect(await answerOf(store.readAll(0n, 10))).toEqual([]);
      }),
    );
  });
};
