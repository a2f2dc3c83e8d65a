import { constants } from 'node:os';
import type { CommandProcess, StopSignal } from './commandProcess.ts';

const SIGNALS: readonly StopSignal[] = ['SIGINT', 'SIGTERM'];

/** Resolves when the process is told to stop; told once more, it ends where it stands. */
export const untilStopped = (process: Pick<CommandProcess, 'once' | 'exit'>): Promise<void> =>
  new Promise((resolve) => {
    let isStopping = false;
    const stop = (signal: StopSignal): void => {
      // The shell knows a process that was ended by a signal by this number.
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      process.once(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.once(signal, stop);
  });
