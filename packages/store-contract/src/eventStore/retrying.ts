import type { EncodedEvent, EventStore } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

/** Appending again what may have been appended before. */
export const retrying = promisesOf('appending the same again', [
  promise('answers as the first time, and writes nothing', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const first = await answerOf(store.append('one', 0n, eventsWith('b', 'c')));

    expect(await answerOf(store.append('one', 0n, eventsWith('b', 'c')))).toEqual(first);
    expect(labelsOf(await logOf(store))).toEqual(['a', 'b', 'c']);
  }),

  promise('answers as the first time, however much was written since', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    const first = await answerOf(store.append('one', 0n, eventsWith('b', 'c')));
    await answerOf(store.append('one', 2n, eventsWith('d')));
    await answerOf(store.append('two', 'no-stream', eventsWith('e', 'f')));

    expect(await answerOf(store.append('one', 0n, eventsWith('b', 'c')))).toEqual(first);
    expect(labelsOf(await logOf(store))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  }),

  promise('answers so for the first events of a stream too', async (store) => {
    const first = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

    const again = await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    expect(again).toEqual(first);
  }),

  promise('is what running the same task twice is', async (store) => {
    const task = store.append('one', 'no-stream', eventsWith('a', 'b'));

    expect(await answerOf(task)).toEqual(await answerOf(task));
    expect(labelsOf(await logOf(store))).toEqual(['a', 'b']);
  }),

  promise('knows a part of what was appended by its own end', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));
    const [start] = await answerOf(store.readAll(0n, 1));

    expect(await answerOf(store.append('one', 'no-stream', eventsWith('a')))).toEqual({
      revision: 0n,
      position: start?.position,
    });
  }),

  promise('is a conflict when the first event differs', (store) =>
    expectConflictAfterAAndB(store, eventsWith('x', 'b')),
  ),

  promise('is a conflict when a later event differs', (store) =>
    expectConflictAfterAAndB(store, eventsWith('a', 'x')),
  ),

  promise('is a conflict when it runs past the end', (store) =>
    expectConflictAfterAAndB(store, eventsWith('a', 'b', 'c')),
  ),
]);

const expectConflictAfterAAndB = async (
  store: EventStore,
  events: readonly [EncodedEvent, ...EncodedEvent[]],
): Promise<void> => {
  await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

  const error = await errorOf(store.append('one', 'no-stream', events));
  expect(error).toMatchObject({ code: 'RevisionConflict', facts: { actual: 1n } });
  expect(labelsOf(await logOf(store))).toEqual(['a', 'b']);
};
