import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';

/** The time by the clock of the system. */
export const systemNow = (): Instant => {
  const time = new Date().toISOString();
  if (isInstant(time)) return time;
  throw new RangeError(`The clock of this system stands at ${time}, which no log can record.`);
};
