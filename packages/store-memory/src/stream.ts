import type {
  Appended,
  EncodedEvent,
  ExpectedRevision,
  StoredEvent,
  StreamRange,
} from '@disdetta/core';

/** The events of a stream, and their ids. */
export interface Stream {
  readonly events: StoredEvent[];
  readonly ids: Set<string>;
}

/** A stream nobody has written to. */
export const emptyStream = (): Stream => ({ events: [], ids: new Set() });

/** Where a stream stands. */
export const revisionOf = ({ events }: Stream): ExpectedRevision =>
  events.at(-1)?.revision ?? 'no-stream';

/** Whether all these events would be new to a stream. */
export const hasNoneOf = (stream: Stream, events: readonly EncodedEvent[]): boolean => {
  const ids = new Set(events.map(({ id }) => id));
  return ids.size === events.length && [...ids].every((id) => !stream.ids.has(id));
};

/** What these very events were answered when they were appended at that revision, if they were. */
export const originalOf = (
  stream: Stream,
  expected: ExpectedRevision,
  events: readonly EncodedEvent[],
): Appended | null => {
  const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
  if (expected !== 'no-stream' && expected < 0n) return null;
  const known = stream.events.slice(first, first + events.length);
  const last = known.at(-1);
  const isSame =
    known.length === events.length && known.every(({ id }, index) => id === events[index]?.id);
  return last !== undefined && isSame ? { revision: last.revision, position: last.position } : null;
};

/** The events of a range, in its direction. */
export const cut = (
  { events }: Stream,
  { from, direction = 'forwards', limit }: StreamRange,
): readonly StoredEvent[] => {
  if (direction === 'forwards') {
    const first = Math.max(0, Number(from ?? 0n));
    return events.slice(first, first + limit);
  }
  const end = from === undefined ? events.length : Number(from) + 1;
  const within = Math.max(0, Math.min(events.length, end));
  return events.slice(Math.max(0, within - limit), within).reverse();
};
