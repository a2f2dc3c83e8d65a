import type { Timers } from '../timers.ts';

/** Timers of a specification: no time passes but that which is told to, and that at once. */
export interface PassingTimers extends Timers {
  /** What was waited for, in milliseconds. */
  readonly asked: readonly number[];
}

/** Makes the time pass at once wherever `passes` says so, and never elsewhere. */
export const passingTimers = (passes: (milliseconds: number) => boolean): PassingTimers => {
  const asked: number[] = [];
  return {
    asked,
    after: (milliseconds, then) => {
      asked.push(milliseconds);
      if (!passes(milliseconds)) return () => undefined;
      const immediate = setImmediate(then);
      return () => {
        clearImmediate(immediate);
      };
    },
  };
};
