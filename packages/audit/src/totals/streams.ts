import type { StoredEvent } from '@disdetta/core';

/** Revisions that a stream does not have, first and last included. */
export interface Gap {
  readonly stream: string;
  readonly from: bigint;
  readonly through: bigint;
}

/** One stream as it was read. */
export interface StreamTotals {
  readonly stream: string;
  readonly events: number;
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  readonly firstPosition: bigint;
  readonly lastPosition: bigint;
}

/** Counts streams, event by event; of each only its ends are held, and its gaps. */
export interface StreamCount {
  readonly see: (event: StoredEvent) => void;
  /** In the order of their names. */
  readonly streams: () => readonly StreamTotals[];
  readonly gaps: () => readonly Gap[];
}

/** Begins to count streams. */
export const createStreamCount = (): StreamCount => {
  const streams = new Map<string, StreamTotals>();
  const gaps: Gap[] = [];
  return {
    see: ({ stream, revision, position }) => {
      const known = streams.get(stream);
      const next = known === undefined ? 0n : known.lastRevision + 1n;
      if (revision > next) gaps.push({ stream, from: next, through: revision - 1n });
      streams.set(stream, {
        stream,
        events: (known?.events ?? 0) + 1,
        firstRevision: known?.firstRevision ?? revision,
        lastRevision: revision >= next ? revision : next - 1n,
        firstPosition: known?.firstPosition ?? position,
        lastPosition: position,
      });
    },
    streams: () => [...streams.values()].sort((one, other) => (one.stream < other.stream ? -1 : 1)),
    gaps: () => gaps,
  };
};
