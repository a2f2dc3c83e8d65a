import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { feedOf } from './feed.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** Subscriptions: history, `caughtUp` once, then what comes. */
export const describeFollowing = (open: OpenEventStore): void => {
  describe('a subscription', () => {
    it(
      'hands over history, says once that it is through, and goes on with what comes',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        const feed = feedOf(store, 0n);

        expect(await feed.take(3)).toEqual(['a', 'b', 'caughtUp']);
        const waiting = feed.take(2);
        await answerOf(store.append('two', 'no-stream', eventsWith('c')));
        await answerOf(store.append('one', 1n, eventsWith('d')));
        expect(await waiting).toEqual(['c', 'd']);
        feed.stop();
      }),
    );

    it(
      'starts after the position given',
      withStore(open, async (store) => {
        const { position } = await answerOf(store.append('one', 'no-stream', eventsWith('a')));
        await answerOf(store.append('one', 0n, eventsWith('b')));
        const feed = feedOf(store, position);

        expect(await feed.take(2)).toEqual(['b', 'caughtUp']);
        feed.stop();
      }),
    );

    it(
      'is caught up at once when there is nothing',
      withStore(open, async (store) => {
        const feed = feedOf(store, 0n);

        expect(await feed.next()).toBe('caughtUp');
        feed.stop();
      }),
    );

    it(
      'misses nothing that is written while its reader is busy',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        const feed = feedOf(store, 0n);
        const seen = [await feed.next()];
        await answerOf(store.append('one', 1n, eventsWith('c')));
        seen.push(...(await feed.take(2)));
        await answerOf(store.append('one', 2n, eventsWith('d')));
        seen.push(...(await feed.take(2)));

        expect(seen.filter((word) => word !== 'caughtUp')).toEqual(['a', 'b', 'c', 'd']);
        expect(seen.filter((word) => word === 'caughtUp')).toHaveLength(1);
        feed.stop();
      }),
    );

    it(
      'reads a long history to its end',
      withStore(open, async (store) => {
        const ids = Array.from({ length: 1_203 }, (_, at) => `event ${at}`);
        const [first = '', ...rest] = ids;
        await answerOf(store.append('one', 'no-stream', eventsWith(first, ...rest)));
        const feed = feedOf(store, 0n);

        expect(await feed.take(ids.length + 1)).toEqual([...ids, 'caughtUp']);
        feed.stop();
      }),
    );

    it(
      'ends when it is stopped while it waits',
      withStore(open, async (store) => {
        const feed = feedOf(store, 0n);
        await feed.next();
        const waiting = feed.next();
        feed.stop();

        expect(await waiting).toBe('end');
      }),
    );

    it(
      'ends when it is stopped in the middle of history',
      withStore(open, async (store) => {
        await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
        const feed = feedOf(store, 0n);
        await feed.next();
        feed.stop();

        expect(await feed.next()).toBe('end');
      }),
    );

    it(
      'hands the same to each of several readers',
      withStore(open, async (store) => {
        const feeds = [feedOf(store, 0n), feedOf(store, 0n)];
        const seen = Promise.all(feeds.map((feed) => feed.take(2)));
        await answerOf(store.append('one', 'no-stream', eventsWith('a')));

        for (const words of await seen) expect([...words].sort()).toEqual(['a', 'caughtUp']);
        for (const feed of feeds) feed.stop();
      }),
    );
  });
};
