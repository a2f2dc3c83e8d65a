import { expect } from 'expect';
import type { StoredEvent } from '@disdetta/core';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import type { EventStorePromise } from './promise.ts';
import { faultsOf } from './racing/judge.ts';
import { run } from './racing/race.ts';
import type { Race } from './racing/race.ts';

/** Nothing is lost, written twice, torn apart or out of order, whoever else writes. */
const fair = (name: string, race: Race): EventStorePromise =>
  promise(name, async (store) => {
    const history = await run(store, race);

    const streams = new Map<string, readonly StoredEvent[]>();
    for (const stream of race.streams) streams.set(stream, await streamOf(store, stream));
    expect(faultsOf(history, streams)).toEqual([]);
  });

const ONE = ['one'];
const SEVERAL = ['one', 'two', 'three'];

/** Writers who write at the same time. */
export const racing = promisesOf('writers who race', [
  promise('get through one at a time when they decided on the same revision', async (store) => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((label) => store.append('one', 'no-stream', eventsWith(label))()),
    );

    expect(answers.map(({ _tag }) => _tag).sort()).toEqual(['Left', 'Left', 'Right']);
    expect((await answerOf(store.readStream('one', { limit: 9 }))).events).toHaveLength(1);
  }),

  fair('lose nothing, 2 on one stream', { writers: 2, streams: ONE, appendsEach: 15 }),
  fair('lose nothing, 8 on one stream', { writers: 8, streams: ONE, appendsEach: 3 }),
  fair('lose nothing, 32 on one stream', { writers: 32, streams: ONE, appendsEach: 1 }),
  fair('lose nothing, 2 on several streams', { writers: 2, streams: SEVERAL, appendsEach: 15 }),
  fair('lose nothing, 8 on several streams', { writers: 8, streams: SEVERAL, appendsEach: 4 }),
  fair('lose nothing, 32 on several streams', { writers: 32, streams: SEVERAL, appendsEach: 1 }),
]);
