import { createLeastRecent } from './leastRecent.ts';
import type { Records } from './records.ts';
import { isTombstone } from './storedRecord.ts';

const MOST_HEADS = 10_000;

/** Where a stream will stand once all that was decided is written. */
export interface Head {
  /** The revision of the last record in the store; -1n before the first. */
  revision: bigint;
  isTombstoned: boolean;
  /** Whether a write was decided since the head was read from the store. */
  isWritten: boolean;
  /** How many writes were decided and are not answered yet. */
  underWay: number;
  /** Resolves once all of them are answered, well or not. */
  settled: Promise<void>;
}

/** The heads of streams, as writers see them. */
export interface Heads {
  /** Call it inside the turn of the stream alone. */
  readonly of: (stream: string) => Promise<Head>;
  /** Resolves once what was decided so far for a stream is written. */
  readonly settled: (stream: string) => Promise<void>;
  /** Notes a write that was decided; a failure of it makes the head be read anew. */
  readonly write: (stream: string, head: Head, records: number, answered: Promise<unknown>) => void;
}

/** The heads that were used last; those with writes under way are kept in any case. */
export const createHeads = (records: Records): Heads => {
  const heads = createLeastRecent<Head>(MOST_HEADS, ({ underWay }) => underWay > 0);

  const load = async (stream: string): Promise<Head> => {
    const last = await records.last(stream);
    return {
      revision: last?.revision ?? -1n,
      isTombstoned: last !== null && isTombstone(last.record),
      isWritten: false,
      underWay: 0,
      settled: Promise.resolve(),
    };
  };

  return {
    of: async (stream) => {
      const known = heads.get(stream);
      if (known !== undefined) return known;
      const head = await load(stream);
      heads.set(stream, head);
      return head;
    },
    settled: (stream) => heads.get(stream)?.settled ?? Promise.resolve(),
    write: (stream, head, count, answered) => {
      head.revision += BigInt(count);
      head.isWritten = true;
      head.underWay += 1;
      const answer = (isWritten: boolean): void => {
        head.underWay -= 1;
        if (!isWritten && heads.get(stream) === head) heads.delete(stream);
      };
      head.settled = answered.then(
        () => {
          answer(true);
        },
        () => {
          answer(false);
        },
      );
    },
  };
};
