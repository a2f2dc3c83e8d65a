import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { expectSame } from './expectSame.ts';
import { feedOf } from './feed.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import { eventsIn, run } from './racing/race.ts';

const RACE = { writers: 8, streams: ['one', 'two', 'three'], appendsEach: 3 } as const;
const SLOW = 2_500;

/** Subscriptions whose readers are slow, many, or not alone. */
export const keepingUp = promisesOf('a subscription', [
  promise('misses nothing that is written while its reader is busy', async (store) => {
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

  promise('keeps everything for a reader who is slow', async (store) => {
    const labels = manyLabels(SLOW);
    const feed = feedOf(store, 0n);
    const [first] = await Promise.all([feed.events(1), fill(store, 'one', labels, 50)]);
    const rest = await feed.events(SLOW - 1);

    expectSame(labelsOf([...first, ...rest]), labels);
    feed.stop();
  }),

  promise('hands the same to each of several readers', async (store) => {
    const feeds = [feedOf(store, 0n), feedOf(store, 0n), feedOf(store, 0n)];
    const [seen] = await Promise.all([
      Promise.all(feeds.map((feed) => feed.events(3))),
      answerOf(store.append('one', 'no-stream', eventsWith('a', 'b', 'c'))),
    ]);

    for (const events of seen) expect(labelsOf(events)).toEqual(['a', 'b', 'c']);
    for (const feed of feeds) feed.stop();
  }),

  promise('skips, repeats and reorders nothing while writers race', async (store) => {
    const feeds = [feedOf(store, 0n), feedOf(store, 0n), feedOf(store, 0n)];
    const [seen] = await Promise.all([
      Promise.all(feeds.map((feed) => feed.events(eventsIn(RACE)))),
      run(store, RACE),
    ]);

    const log = await logOf(store);
    expect(log).toHaveLength(eventsIn(RACE));
    for (const events of seen) expectSame(events, log);
    for (const feed of feeds) feed.stop();
  }),
]);
