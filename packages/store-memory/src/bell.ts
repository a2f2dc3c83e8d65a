import type { StopSignal } from '@disdetta/core';

/** Wakes those who wait for something new. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring after this call, or when the signal stops. */
  readonly next: (signal: StopSignal) => Promise<void>;
}

/**
 * A bell for readers of a log. Ask for the next ring before reading, and wait for it after: what
 * is written in between rings it, so nothing is missed.
 */
export const createBell = (): Bell => {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...waiting]) wake();
    },
    next: (signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (signal.aborted) {
          resolve();
          return;
        }
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
  };
};
