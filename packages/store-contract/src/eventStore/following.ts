import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { expectSame } from './expectSame.ts';
import { feedOf } from './feed.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

const LONG = 1_203;

/** Subscriptions: history, `caughtUp` once, then what comes. */
export const following = promisesOf('a subscription', [
  promise('hands over history, says that it is through, and goes on', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const feed = feedOf(store, 0n);

    expect(await feed.take(3)).toEqual(['a', 'b', 'caughtUp']);
    const appendBoth = async (): Promise<void> => {
      await answerOf(store.append('two', 'no-stream', eventsWith('c')));
      await answerOf(store.append('one', 1n, eventsWith('d')));
    };
    const [live] = await Promise.all([feed.take(2), appendBoth()]);
    expect(live).toEqual(['c', 'd']);
    feed.stop();
  }),

  promise('hands over events as they are read', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const feed = feedOf(store, 0n);
    const history = await feed.events(2);
    const [live] = await Promise.all([
      feed.events(1),
      answerOf(store.append('two', 'no-stream', eventsWith('c'))),
    ]);

    expect([...history, ...live]).toEqual(await logOf(store));
    feed.stop();
  }),

  promise('is caught up at once when there is nothing', async (store) => {
    const feed = feedOf(store, 0n);

    expect(await feed.next()).toBe('caughtUp');
    feed.stop();
  }),

  promise('says once that history is through, however often it waits', async (store) => {
    const feed = feedOf(store, 0n);
    const words = [await feed.next()];
    for (const label of ['a', 'b', 'c']) {
      const [word] = await Promise.all([
        feed.next(),
        answerOf(store.append(label, 'no-stream', eventsWith(label))),
      ]);
      words.push(word);
    }

    expect(words).toEqual(['caughtUp', 'a', 'b', 'c']);
    feed.stop();
  }),

  promise('reads a long history to its end before it says that it is through', async (store) => {
    const labels = manyLabels(LONG);
    await fill(store, 'one', labels, LONG);
    const feed = feedOf(store, 0n);

    expectSame(await feed.take(LONG + 1), [...labels, 'caughtUp']);
    feed.stop();
  }),
]);
