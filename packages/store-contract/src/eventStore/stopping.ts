import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { feedOf } from './feed.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import { createSignal } from './signal.ts';

/** How a subscription ends when nobody wants more of it. */
export const stopping = promisesOf('a subscription that is stopped', [
  promise('ends while it waits', async (store) => {
    const feed = feedOf(store, 0n);
    await feed.next();
    const waiting = feed.next();
    feed.stop();

    expect(await waiting).toBe('end');
  }),

  promise('ends in the middle of history', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const feed = feedOf(store, 0n);
    await feed.next();
    feed.stop();

    expect(await feed.take(2)).toEqual(['end', 'end']);
  }),

  promise('ends in the middle of a long history', async (store) => {
    await fill(store, 'one', manyLabels(1_000), 1_000);
    const feed = feedOf(store, 0n);
    await feed.take(321);
    feed.stop();

    expect(await feed.next()).toBe('end');
  }),

  promise('ends before history is through', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const feed = feedOf(store, 0n);
    await feed.next();
    feed.stop();

    expect(await feed.next()).toBe('end');
  }),

  promise('hands over nothing if that was before it was read', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const feed = feedOf(store, 0n);
    feed.stop();

    expect(await feed.take(2)).toEqual(['end', 'end']);
  }),

  promise('hands over nothing if that was before it began', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const items = store.subscribe(0n, AbortSignal.abort())[Symbol.asyncIterator]();

    expect(await items.next()).toEqual({ done: true, value: undefined });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  }),

  promise('stays so when it is stopped again, by any kind of signal', async (store) => {
    const { signal, stop } = createSignal();
    const items = store.subscribe(0n, signal)[Symbol.asyncIterator]();
    await items.next();
    const waiting = items.next();
    stop();
    stop();

    expect(await waiting).toEqual({ done: true, value: undefined });
    stop();
    expect(await items.next()).toEqual({ done: true, value: undefined });
  }),

  promise('leaves the others and the store as they were', async (store) => {
    const [feed, other] = [feedOf(store, 0n), feedOf(store, 0n)];
    await Promise.all([feed.next(), other.next()]);
    const stopAndAppend = async (): Promise<void> => {
      feed.stop();
      await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    };
    const [words] = await Promise.all([Promise.all([feed.next(), other.next()]), stopAndAppend()]);

    expect(words).toEqual(['end', 'a']);
    expect(await logOf(store)).toHaveLength(1);
    other.stop();
  }),

  promise('ends when its reader leaves the loop over it', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const feed = feedOf(store, 0n);
    await feed.next();
    await feed.leave();

    expect(await feed.take(2)).toEqual(['end', 'end']);
  }),
]);
