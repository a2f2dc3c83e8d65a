import type { EventStore, StoredEvent } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { feedOf } from './feed.ts';
import { fill, manyLabels } from './filling.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import { eventsIn, run } from './racing/race.ts';

const RACE = { writers: 8, streams: ['one', 'two', 'three'], appendsEach: 3 } as const;
const MANY = 40;

/** Subscriptions that go on where another was left. */
export const resuming = promisesOf('a subscription after a position', [
  promise('starts with the next event', async (store) => {
    const { position } = await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    await answerOf(store.append('one', 0n, eventsWith('b')));
    const feed = feedOf(store, position);

    expect(await feed.take(2)).toEqual(['b', 'caughtUp']);
    feed.stop();
  }),

  promise('is caught up at once after the last event, and waits for the next', async (store) => {
    const { position } = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const feed = feedOf(store, position);

    expect(await feed.next()).toBe('caughtUp');
    const [word] = await Promise.all([
      feed.next(),
      answerOf(store.append('one', 1n, eventsWith('c'))),
    ]);
    expect(word).toBe('c');
    feed.stop();
  }),

  promise('gets exactly the rest, whichever position it is', async (store) => {
    const labels = manyLabels(MANY);
    await fill(store, 'one', labels, 7);
    const log = await logOf(store);

    for (const [at, { position }] of log.entries()) {
      const feed = feedOf(store, position);
      expect(await feed.take(MANY - at)).toEqual([...labels.slice(at + 1), 'caughtUp']);
      feed.stop();
    }
    expect(log).toHaveLength(MANY);
  }),

  promise('gets exactly the rest, again and again, while writers race', async (store) => {
    const [seen] = await Promise.all([hop(store, eventsIn(RACE)), run(store, RACE)]);

    expect(labelsOf(seen)).toEqual(labelsOf(await logOf(store)));
    expect(seen).toHaveLength(eventsIn(RACE));
  }),
]);

/** Reads so many events, a few at a time, each time with a new subscription. */
const hop = async (store: EventStore, count: number): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (let size = 1; events.length < count; size = (size % 4) + 1) {
    const feed = feedOf(store, events.at(-1)?.position ?? 0n);
    events.push(...(await feed.events(Math.min(size, count - events.length))));
    feed.stop();
  }
  return events;
};
