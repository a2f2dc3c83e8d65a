/** How often and how far apart an effect is tried before a person has to look at it. */
export interface Retry {
  /** After so many attempts it is parked. Default: 10. */
  readonly attempts: number;
  /** How long after the first failure it is tried again. Default: 1,000. */
  readonly firstDelayMilliseconds: number;
  /** The delay doubles with each failure up to this. Default: 3,600,000, an hour. */
  readonly longestDelayMilliseconds: number;
}

export const defaultRetry: Retry = {
  attempts: 10,
  firstDelayMilliseconds: 1_000,
  longestDelayMilliseconds: 3_600_000,
};

/**
 * How many milliseconds after a failed attempt (from 1) the next may begin: doubling, capped, and
 * spread over the upper half by chance, so that what failed together is not tried again together.
 */
export const delayAfter = (attempt: number, retry: Retry, random: () => number): number => {
  const whole = Math.min(
    retry.longestDelayMilliseconds,
    retry.firstDelayMilliseconds * 2 ** Math.min(attempt - 1, 50),
  );
  return Math.round(whole / 2 + (random() * whole) / 2);
};
