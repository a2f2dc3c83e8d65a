import type { Connection } from './consumers.ts';
import type { Measured } from './meter.ts';

/** How a group stands; what was handed over is counted since somebody looked last. */
export interface GroupStanding extends Measured {
  readonly connections: readonly Connection[];
  /** How many messages wait to be handed over for the first time, and again. */
  readonly freshCount: number;
  readonly againCount: number;
  readonly inFlightCount: number;
  readonly lastKnown: bigint | null;
  readonly checkpoint: bigint | null;
}
