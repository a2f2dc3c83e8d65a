import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';

/** Tells the time. */
export type Clock = () => Date;

/** Calls back later; what it answers cancels that. */
export interface Timers {
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

/** The clock of the system. */
export const systemClock: Clock = () => new Date();

const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** The timers of the system. */
export const systemTimers: Timers = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, Math.min(Math.max(0, milliseconds), LONGEST_TIMEOUT));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A date as an instant. Throws a `RangeError` for a year that no instant can spell. */
export const instantOf = (date: Date): Instant => {
  const text = date.toISOString();
  if (isInstant(text)) return text;
  throw new RangeError(`No instant can be written for ${text}.`);
};

/** The instant so many milliseconds later. */
export const plus = (instant: Instant, milliseconds: number): Instant =>
  instantOf(new Date(Date.parse(instant) + milliseconds));

/** How many milliseconds one instant is after another. */
export const millisecondsBetween = (earlier: Instant, later: Instant): number =>
  Date.parse(later) - Date.parse(earlier);
