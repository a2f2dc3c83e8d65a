import { expect } from 'expect';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { feedOf } from './feed.ts';
import { promise, promisesOf } from './promise.ts';

/** A store that was closed. */
export const closing = promisesOf('a closed store', [
  promise('takes no append', async (store) => {
    const made = store.append('two', 'no-stream', eventsWith('b'));
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.close());

    for (const call of [
      made,
      store.append('one', 0n, eventsWith('c')),
      store.append('one', 'no-stream', eventsWith('a')),
      store.append('one', 7n, eventsWith('d')),
    ]) {
      expect((await errorOf(call)).code).toBe('StoreUnavailable');
    }
  }),

  promise('reads nothing', async (store) => {
    const made = store.readAll(0n, 1);
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.close());

    for (const call of [
      made,
      store.readAll(0n, 1),
      store.readStream('one', { limit: 1 }),
      store.readStream('one', { limit: 1, direction: 'backwards' }),
      store.readStream('other', { limit: 1 }),
    ]) {
      expect((await errorOf(call)).code).toBe('StoreUnavailable');
    }
  }),

  promise('tells those who wait, and lets them go', async (store) => {
    const feeds = [feedOf(store, 0n), feedOf(store, 0n)];
    await Promise.all(feeds.map((feed) => feed.next()));
    const [words] = await Promise.all([
      Promise.all(feeds.map((feed) => feed.take(3))),
      answerOf(store.close()),
    ]);

    for (const seen of words) expect(seen).toEqual(['StoreUnavailable', 'end', 'end']);
  }),

  promise('tells those who were reading history', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b', 'c')));
    const feed = feedOf(store, 0n);
    await feed.next();
    await answerOf(store.close());

    // What was read ahead may still be handed over.
    const words = (await feed.take(6)).filter((word) => !['b', 'c', 'caughtUp'].includes(word));
    expect(words.slice(0, 2)).toEqual(['StoreUnavailable', 'end']);
  }),

  promise('tells those who subscribe now', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.close());

    expect(await feedOf(store, 0n).take(3)).toEqual(['StoreUnavailable', 'end', 'end']);
  }),

  promise('can be closed again', async (store) => {
    await answerOf(store.close());

    await answerOf(store.close());
  }),
]);
