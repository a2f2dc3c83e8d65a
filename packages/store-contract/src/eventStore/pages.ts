import type { EventStore, StoredEvent, StreamRange } from '@disdetta/core';
import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith } from '../events.ts';

const LIMIT = 500;

/** All events of a stream in a direction, read page by page. */
export const streamOf = async (
  store: EventStore,
  stream: string,
  { direction = 'forwards', limit = LIMIT }: Partial<StreamRange> = {},
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  let from: bigint | undefined;
  for (;;) {
    const range = from === undefined ? { direction, limit } : { direction, limit, from };
    const page = await answerOf(store.readStream(stream, range));
    expect(page.events.length).toBeLessThanOrEqual(limit);
    events.push(...page.events);
    const last = page.events.at(-1);
    if (page.events.length < limit || last === undefined) return events;
    from = last.revision + (direction === 'forwards' ? 1n : -1n);
  }
};

/** All events after a position, read page by page. */
export const logOf = async (
  store: EventStore,
  { after = 0n, limit = LIMIT }: { readonly after?: bigint; readonly limit?: number } = {},
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await answerOf(store.readAll(events.at(-1)?.position ?? after, limit));
    expect(page.length).toBeLessThanOrEqual(limit);
    events.push(...page);
    if (page.length < limit) return events;
  }
};

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

/** So many labels, in order. */
export const manyLabels = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `event ${at}`);
