import type { StopSignal } from '@disdetta/core';

/** Wakes those who wait for something new. */
export interface Bell {
  readonly ring: () => void;
  /** How often it has rung. */
  readonly rings: () => number;
  /** Resolves once it has rung more often than that, or the signal stops. */
  readonly ringsAgain: (since: number, signal: StopSignal) => Promise<void>;
}

/**
 * A bell for readers of a log. Note how often it has rung before reading, and wait for it to ring
 * again after: what is written in between has rung it by then, so nothing is missed.
 */
export const createBell = (): Bell => {
  const waiting = new Set<() => void>();
  let rung = 0;
  return {
    ring: () => {
      rung += 1;
      for (const wake of [...waiting]) wake();
    },
    rings: () => rung,
    ringsAgain: (since, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || rung > since) {
          resolve();
          return;
        }
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
  };
};
