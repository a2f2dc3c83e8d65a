import type { Appended, EventStore } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';
import { logOf, streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';

/** Appending the same again while something else is written. */
export const retryingAtOnce = promisesOf('appending the same again', [
  promise('writes once when it comes twice at the same moment', async (store) => {
    for (let round = 0n; round < 10n; round += 1n) {
      const task = store.append(
        'one',
        round === 0n ? 'no-stream' : 2n * round - 1n,
        eventsWith(`${round} a`, `${round} b`),
      );

      const [one, other] = await Promise.all([answerOf(task), answerOf(task)]);
      expect(one).toEqual(other);
    }
    expect(await streamOf(store, 'one')).toHaveLength(20);
  }),

  promise('answers as the first time while others write', async (store) => {
    const again = store.append('one', 'no-stream', eventsWith('a', 'b'));
    const first = await answerOf(again);

    const [answers] = await Promise.all([
      answersOf(again, 20),
      writeOn(store, 'one', 1n),
      writeOn(store, 'two', 'no-stream'),
    ]);
    expect(answers).toEqual(Array.from(answers, () => first));
    expect(await logOf(store)).toHaveLength(42);
  }),
]);

const answersOf = async (
  task: ReturnType<EventStore['append']>,
  times: number,
): Promise<readonly Appended[]> => {
  const answers: Appended[] = [];
  while (answers.length < times) answers.push(await answerOf(task));
  return answers;
};

/** Twenty appends one after the other. */
const writeOn = async (
  store: EventStore,
  stream: string,
  from: bigint | 'no-stream',
): Promise<void> => {
  let expected = from;
  for (let at = 0; at < 20; at += 1) {
    const event = eventsWith(`${at} on ${stream}`);
    expected = (await answerOf(store.append(stream, expected, event))).revision;
  }
};
