import type { EventStore, ExpectedRevision } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf, errorOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

/** A writer who believes a stream to stand elsewhere than it does writes nothing. */
export const expecting = promisesOf('expecting a revision', [
  promise('refuses a first event when the stream has one', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));

    await expectConflict(store, 'one', 'no-stream', 0n);
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),

  promise('refuses a writer who is behind', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

    await expectConflict(store, 'one', 0n, 1n);
    expect(labelsOf(await logOf(store))).toEqual(['a', 'b']);
  }),

  promise('refuses a writer who is ahead', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a', 'b')));

    await expectConflict(store, 'one', 2n, 1n);
    await expectConflict(store, 'one', 5n, 1n);
    expect(labelsOf(await logOf(store))).toEqual(['a', 'b']);
  }),

  promise('refuses any revision of a stream that is not there', async (store) => {
    await answerOf(store.append('other', 'no-stream', eventsWith('a')));

    for (const expected of [0n, 1n, 7n]) await expectConflict(store, 'one', expected, 'no-stream');
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),

  promise('refuses revisions below 0, which none can have', async (store) => {
    for (const expected of [-1n, -2n, -4n, -(2n ** 64n)]) {
      await expectConflict(store, 'one', expected, 'no-stream');
    }
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));
    for (const expected of [-1n, -2n, -4n, -(2n ** 64n)]) {
      await expectConflict(store, 'one', expected, 0n);
    }
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),

  promise('refuses revisions beyond 63 bits, and takes none for a small one', async (store) => {
    await answerOf(store.append('one', 'no-stream', eventsWith('a')));

    for (const expected of [2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n, 2n ** 64n]) {
      await expectConflict(store, 'one', expected, 0n);
    }
    expect(labelsOf(await logOf(store))).toEqual(['a']);
  }),
]);

const expectConflict = async (
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  actual: ExpectedRevision,
): Promise<void> => {
  const events = eventsWith(`x after ${expected}`, `y after ${expected}`);
  expect(await errorOf(store.append(stream, expected, events))).toMatchObject({
    code: 'RevisionConflict',
    message: expect.any(String),
    facts: { stream, expected, actual },
  });
};
