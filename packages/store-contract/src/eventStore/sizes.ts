import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type { EncodedEvent, EventStore } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { idOf } from '../ids.ts';
import { logOf, streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

const TYPE = 'Noted';
const METADATA = '{"by":"the contract"}';
/** What an event of this page counts beside its data. */
const REST = 2 * TYPE.length + METADATA.length;

const noted = (id: string, data: string): EncodedEvent => ({
  id: idOf(id),
  type: TYPE,
  data,
  metadata: METADATA,
});

/** An event that counts so many bytes. */
const eventOfBytes = (id: string, bytes: number): EncodedEvent =>
  noted(id, 'x'.repeat(bytes - REST));

/** One append may hold 1 MiB, counted as `LARGEST_APPEND_BYTES` says. */
export const sizes = promisesOf('the size of an append', [
  promise('may be exactly the limit, and it comes back whole', async (store) => {
    const event = eventOfBytes('a', LARGEST_APPEND_BYTES);
    await answerOf(store.append('one', 'no-stream', [event]));

    await expectWhole(store, [event]);
  }),

  promise('may be exactly the limit with several events', async (store) => {
    const events = [
      eventOfBytes('a', 1_000),
      eventOfBytes('b', 500_000),
      eventOfBytes('c', LARGEST_APPEND_BYTES - 501_000),
    ] as const;
    await answerOf(store.append('one', 'no-stream', events));

    await expectWhole(store, events);
  }),

  promise('may not be one byte more, and nothing of it is written', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const events = [
      eventOfBytes('b', 1_000),
      eventOfBytes('c', LARGEST_APPEND_BYTES - 999),
    ] as const;

    await expectTooLarge(store, 0n, events);
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),

  promise('counts bytes of UTF-8, and not characters', async (store) => {
    const pairs = '🙃é'.repeat(Math.floor((LARGEST_APPEND_BYTES - REST) / 6));
    const filler = (LARGEST_APPEND_BYTES - REST) % 6;
    const largest = noted('a', `${pairs}${'x'.repeat(filler)}`);
    const larger = noted('b', `${pairs}${'x'.repeat(filler + 1)}`);

    await expectTooLarge(store, 'no-stream', [larger]);
    await answerOf(store.append('one', 'no-stream', [largest]));
    await expectWhole(store, [largest]);
  }),

  promise('is refused again and again, and the store goes on', async (store) => {
    for (let round = 0; round < 3; round += 1) {
      const event = eventOfBytes(`large ${round}`, 2 * LARGEST_APPEND_BYTES);
      const error = await errorOf(store.append('one', 'no-stream', [event]));
      expect(error.code).toBe('AppendTooLarge');
    }

    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),
]);

const expectTooLarge = async (
  store: EventStore,
  expected: bigint | 'no-stream',
  events: readonly [EncodedEvent, ...EncodedEvent[]],
): Promise<void> => {
  expect(await errorOf(store.append('one', expected, events))).toMatchObject({
    code: 'AppendTooLarge',
    message: expect.any(String),
    facts: { stream: 'one', bytes: LARGEST_APPEND_BYTES + 1, limit: LARGEST_APPEND_BYTES },
  });
};

const expectWhole = async (store: EventStore, events: readonly EncodedEvent[]): Promise<void> => {
  const read = await streamOf(store, 'one');
  // Compared by hand: nobody wants to read the difference of a million characters.
  const isSame = events.map(({ id, data }, at) => read[at]?.id === id && read[at].data === data);
  expect(isSame).toEqual(events.map(() => true));
  expect(read).toHaveLength(events.length);
};
