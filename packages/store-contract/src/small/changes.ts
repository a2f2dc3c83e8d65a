import type { StopSignal } from '@disdetta/core';

/** Tells those who wait for it that a log has changed. */
export interface Changes {
  readonly announce: () => void;
  /** How often it has changed. */
  readonly count: () => number;
  /** Resolves once it has changed more often than that, or the signal stops. */
  readonly beyond: (count: number, signal: StopSignal) => Promise<void>;
}

/** Changes of a log that has not changed yet. */
export const createChanges = (): Changes => {
  const waiting = new Set<() => void>();
  let count = 0;
  return {
    announce: () => {
      count += 1;
      for (const wake of [...waiting]) wake();
    },
    count: () => count,
    beyond: (known, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
        if (signal.aborted || count > known) wake();
      }),
  };
};
