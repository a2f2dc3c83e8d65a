import { answerOf, errorOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { feedOf } from './feed.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** A store that was closed. */
export const describeClosing = (open: OpenEventStore): void => {
  describe('a closed store', () => {
    it(
      'answers every call with that',
      withStore(open, async (store) => {
        await answerOf(store.close());

        for (const call of [
          store.append('one', 'no-stream', eventsWith('a')),
          store.readStream('one', { limit: 1 }),
          store.readAll(0n, 1),
        ]) {
          expect((await errorOf(call)).code).toBe('StoreUnavailable');
        }
      }),
    );

    it(
      'tells those who wait, and lets them go',
      withStore(open, async (store) => {
        const feed = feedOf(store, 0n);
        await feed.next();
        const waiting = feed.take(2);
        await answerOf(store.close());

        expect(await waiting).toEqual(['StoreUnavailable', 'end']);
      }),
    );

    it(
      'can be closed again',
      withStore(open, async (store) => {
        await answerOf(store.close());

        expect(await store.close()()).toMatchObject({ _tag: 'Right' });
      }),
    );
  });
};
