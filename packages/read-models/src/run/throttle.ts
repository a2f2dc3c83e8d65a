import type { Clock } from './progress.ts';

/** How often progress is told: whichever comes first. */
export interface Pace {
  readonly everyEvents: number;
  readonly everyMilliseconds: number;
}

/** Whether it is time to tell again, given how many events there were by now; the first time, yes. */
export const createThrottle = (
  { everyEvents, everyMilliseconds }: Pace,
  clock: Clock,
): ((events: number) => boolean) => {
  let told: { readonly events: number; readonly at: number } | null = null;
  return (events) => {
    const at = clock();
    const isTime =
      told === null || events - told.events >= everyEvents || at - told.at >= everyMilliseconds;
    if (isTime) told = { events, at };
    return isTime;
  };
};
