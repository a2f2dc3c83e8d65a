import type { StopSignal } from '@disdetta/core';
import { isStopped, onStop } from './stop.ts';
import type { Timers } from './timers.ts';

/** Nothing was heard for as long as the store waits. */
export class Silence extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}

/** Guards somebody who speaks from time to time. */
export interface Watch {
  /** Notes that something was heard. */
  readonly heard: () => void;
  readonly end: () => void;
}

/** Raises the alarm once, when nothing was heard for that long, or for up to twice as long. */
export const createWatch = (
  timers: Timers,
  milliseconds: number,
  alarm: (silence: Silence) => void,
): Watch => {
  let isHeard = false;
  let callOff = (): void => undefined;
  const arm = (): void => {
    callOff = timers.after(milliseconds, () => {
      if (!isHeard) {
        alarm(new Silence(milliseconds));
        return;
      }
      isHeard = false;
      arm();
    });
  };
  arm();
  return {
    heard: () => {
      isHeard = true;
    },
    end: () => {
      callOff();
    },
  };
};

/** Settles as the work does, or rejects with `Silence` when that takes too long. */
export const within = <A>(timers: Timers, milliseconds: number, work: Promise<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const watch = createWatch(timers, milliseconds, reject);
    work.then(resolve, reject).finally(watch.end);
  });

/** Resolves when the work is over, however it ended, or when that takes too long. */
export const overWithin = (
  timers: Timers,
  milliseconds: number,
  work: Promise<unknown>,
): Promise<void> =>
  within(timers, milliseconds, work).then(
    () => undefined,
    () => undefined,
  );

/** Resolves after a while, or as soon as one of the signals stops. */
export const pause = (
  timers: Timers,
  milliseconds: number,
  signals: readonly StopSignal[],
): Promise<void> =>
  new Promise((resolve) => {
    if (isStopped(signals)) {
      resolve();
      return;
    }
    const over = (): void => {
      callOff();
      forget();
      resolve();
    };
    const callOff = timers.after(milliseconds, over);
    const forget = onStop(signals, over);
  });
