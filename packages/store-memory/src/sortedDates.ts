import type { Dated, Instant } from '@disdetta/core';

const LONGEST_CHUNK = 1_024;

/** Keys in the order of their instants, then of themselves. */
export interface SortedDates {
  readonly add: (dated: Dated) => void;
  readonly remove: (dated: Dated) => void;
  /** How many stand from an instant on and before another. */
  readonly count: (from: Instant, until: Instant) => number;
  /** Those from an instant on, in order. */
  readonly rising: (from: Instant) => Iterable<Dated>;
  /** Those before an instant, in reverse order. */
  readonly falling: (until: Instant) => Iterable<Dated>;
}

/** Keeps them in chunks, so that one more moves a chunk at most, and a count adds up lengths. */
export const createSortedDates = (): SortedDates => {
  const chunks: Dated[][] = [[]];

  const find = (dated: Dated): Place => {
    const holding = firstIndex(chunks.length - 1, (index) => {
      const last = chunks[index]?.at(-1);
      return last !== undefined && !isBefore(last, dated);
    });
    const within = chunks[holding] ?? [];
    const index = firstIndex(within.length, (at) => {
      const one = within[at];
      return one !== undefined && !isBefore(one, dated);
    });
    return { chunk: holding, index };
  };

  /** Where an instant starts: the empty key sorts before any other. */
  const startOf = (instant: Instant): Place => find({ instant, key: '' });

  return {
    add: (dated) => {
      const { chunk, index } = find(dated);
      const within = chunks[chunk] ?? [];
      within.splice(index, 0, dated);
      if (within.length > LONGEST_CHUNK) {
        const middle = within.length / 2;
        chunks.splice(chunk, 1, within.slice(0, middle), within.slice(middle));
      }
    },
    remove: (dated) => {
      const { chunk, index } = find(dated);
      const within = chunks[chunk] ?? [];
      within.splice(index, 1);
      if (within.length === 0 && chunks.length > 1) chunks.splice(chunk, 1);
    },
    count: (from, until) => {
      const first = startOf(from);
      const end = startOf(until);
      let count = end.index - first.index;
      for (let chunk = first.chunk; chunk < end.chunk; chunk += 1) {
        count += chunks[chunk]?.length ?? 0;
      }
      return Math.max(0, count);
    },
    *rising(from) {
      const first = startOf(from);
      for (let chunk = first.chunk; chunk < chunks.length; chunk += 1) {
        yield* chunks[chunk]?.slice(chunk === first.chunk ? first.index : 0) ?? [];
      }
    },
    *falling(until) {
      const end = startOf(until);
      for (let chunk = end.chunk; chunk >= 0; chunk -= 1) {
        const within = chunks[chunk] ?? [];
        yield* within.slice(0, chunk === end.chunk ? end.index : within.length).reverse();
      }
    },
  };
};

interface Place {
  readonly chunk: number;
  readonly index: number;
}

const isBefore = (one: Dated, other: Dated): boolean =>
  one.instant === other.instant ? one.key < other.key : one.instant < other.instant;

/** The first index that holds, of indexes that hold from one on. */
const firstIndex = (length: number, holds: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
