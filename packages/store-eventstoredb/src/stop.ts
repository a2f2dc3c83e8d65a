import type { StopSignal } from '@disdetta/core';

/** A stop signal and its switch. Unlike an AbortSignal it minds no number of listeners. */
export interface Stop extends StopSignal {
  readonly stop: () => void;
}

/** A signal that nobody has given yet. */
export const createStop = (): Stop => {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    addEventListener: (_type, listener) => {
      listeners.add(listener);
    },
    removeEventListener: (_type, listener) => {
      listeners.delete(listener);
    },
    stop: () => {
      aborted = true;
      for (const listener of [...listeners]) listener();
    },
  };
};

/** Acts when one of the signals stops, or at once if one has. Answers with what calls it off. */
export const onStop = (signals: readonly StopSignal[], act: () => void): (() => void) => {
  if (isStopped(signals)) act();
  for (const signal of signals) signal.addEventListener('abort', act);
  return () => {
    for (const signal of signals) signal.removeEventListener('abort', act);
  };
};

/** Whether one of the signals has stopped. */
export const isStopped = (signals: readonly StopSignal[]): boolean =>
  signals.some(({ aborted }) => aborted);
