import type { Instant } from '@disdetta/core';

/** The end of a stream: all that the next event is held against. */
export interface Head {
  /** The last revision. */
  readonly revision: bigint;
  /** The hash of the last event. */
  readonly hash: string;
  readonly recordedAt: Instant;
  /** The command of the last event, and its place among the events of that command. */
  readonly commandId: string | null;
  readonly placeInDecision: number;
}

/** Every stream by its name, as far as it was read. */
export type Heads = ReadonlyMap<string, Head>;
