import { LARGEST_APPEND_BYTES } from '@disdetta/core';
import type {
  AppendTooLarge,
  EncodedEvent,
  ExpectedRevision,
  RevisionConflict,
  StoreUnavailable,
} from '@disdetta/core';

/** The store was closed. */
export const closed: StoreUnavailable = {
  code: 'StoreUnavailable',
  message: 'This store was closed: open it again.',
  facts: { cause: 'closed' },
};

/** A stream stands elsewhere. */
export const conflict = (
  stream: string,
  expected: ExpectedRevision,
  actual: ExpectedRevision,
): RevisionConflict => ({
  code: 'RevisionConflict',
  message: `${stream} stands at ${actual}, not at ${expected}: read it and decide again.`,
  facts: { stream, expected, actual },
});

/** An append holds more than one may. */
export const tooLarge = (stream: string, bytes: number): AppendTooLarge => ({
  code: 'AppendTooLarge',
  message: `An append of ${bytes} bytes is more than ${LARGEST_APPEND_BYTES}: split it.`,
  facts: { stream, bytes, limit: LARGEST_APPEND_BYTES },
});

/** How much an append holds, counted as `LARGEST_APPEND_BYTES` says. */
export const bytesOf = (events: readonly EncodedEvent[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) => sum + utf8(data) + utf8(metadata) + 2 * type.length,
    0,
  );

const encoder = new TextEncoder();

const utf8 = (text: string): number => encoder.encode(text).length;
