import type { EventStore } from '@disdetta/core';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';

/** So many labels, in order. */
export const manyLabels = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `event ${at}`);

/** Appends events with these labels to a stream with nothing in it, so many at a time. */
export const fill = async (
  store: EventStore,
  stream: string,
  labels: readonly string[],
  size: number,
): Promise<void> => {
  for (let at = 0; at < labels.length; at += size) {
    const [first = '', ...rest] = labels.slice(at, at + size);
    const expected = at === 0 ? 'no-stream' : BigInt(at - 1);
    await answerOf(store.append(stream, expected, eventsWith(first, ...rest)));
  }
};
