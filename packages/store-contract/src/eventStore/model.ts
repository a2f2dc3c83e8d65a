import type { EncodedEvent, ExpectedRevision } from '@disdetta/core';

/** An event of the model, by its place. */
export interface Placed {
  readonly stream: string;
  readonly id: string;
  readonly revision: bigint;
}

/** The smallest thing that keeps the promises of appending. */
export interface Model {
  readonly log: readonly Placed[];
  readonly revisionOf: (stream: string) => ExpectedRevision;
  /** The revision of the last event, or `conflict`. */
  readonly append: (
    stream: string,
    expected: ExpectedRevision,
    events: readonly EncodedEvent[],
  ) => bigint | 'conflict';
}

/** A model with nothing in it. */
export const createModel = (): Model => {
  const log: Placed[] = [];
  const idsOf = (stream: string): readonly string[] =>
    log.filter((placed) => placed.stream === stream).map(({ id }) => id);

  return {
    log,
    revisionOf: (stream) => {
      const { length } = idsOf(stream);
      return length === 0 ? 'no-stream' : BigInt(length - 1);
    },
    append: (stream, expected, events) => {
      const ids = idsOf(stream);
      const at = expected === 'no-stream' ? 0 : Number(expected) + 1;
      if (expected === -1n || at < 0) return 'conflict';
      if (at === ids.length) {
        events.forEach(({ id }, index) => {
          log.push({ stream, id, revision: BigInt(at + index) });
        });
      } else if (!events.every(({ id }, index) => ids[at + index] === id)) return 'conflict';
      return BigInt(at + events.length - 1);
    },
  };
};
