import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import type { Heartbeat } from '../heartbeat.ts';

/** A clock that stands still until it is told, and beats then. */
export interface ManualClock {
  readonly now: () => Instant;
  readonly heartbeat: Heartbeat;
  /** Lets time pass, and whoever waits for it look. */
  readonly pass: (milliseconds: number) => void;
}

/** A clock that stands at the beginning of 2026. */
export const createManualClock = (): ManualClock => {
  let time = Date.UTC(2026, 0, 1);
  const beats = new Set<() => void>();
  return {
    now: () => {
      const instant = new Date(time).toISOString();
      if (isInstant(instant)) return instant;
      throw new RangeError(`${instant} is beyond all clocks.`);
    },
    heartbeat: (beat) => {
      beats.add(beat);
      return () => {
        beats.delete(beat);
      };
    },
    pass: (milliseconds) => {
      time += milliseconds;
      for (const beat of [...beats]) beat();
    },
  };
};
