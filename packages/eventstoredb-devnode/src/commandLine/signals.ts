import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is told to stop; told once more, it ends where it stands. */
export const untilStopped = (process: Pick<NodeJS.Process, 'once' | 'exit'>): Promise<void> =>
  new Promise((resolve) => {
    let isStopping = false;
    const stop = (signal: (typeof SIGNALS)[number]): void => {
      // The shell knows a process that was ended by a signal by this number.
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      process.once(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.once(signal, stop);
  });
