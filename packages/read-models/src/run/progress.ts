/** How far some models that share a feed have come. Nothing in it is guessed. */
export interface Progress {
  /** The models, as `accounts v1`. */
  readonly models: readonly string[];
  readonly phase: 'catching-up' | 'live';
  /** How many events were taken in since the start. */
  readonly events: number;
  /** The position of the last event that was taken in. */
  readonly position: bigint;
  /** Where the log ended when catching up began. */
  readonly end: bigint;
  /** From 0 to 1: how much of the log up to `end` is in; 1 only when all of it is. */
  readonly share: number;
  /** Since the start; null as long as no time has passed. */
  readonly eventsPerSecond: number | null;
  /** At the speed so far; null before there is one, 0 once it is caught up. */
  readonly secondsLeft: number | null;
}

/** Milliseconds that only ever rise, from any beginning. */
export type Clock = () => number;

/** Keeps count of the events of one feed. */
export interface ProgressMeter {
  readonly advance: (events: number, position: bigint) => void;
  readonly goLive: () => void;
  readonly read: () => Progress;
}

/** A meter that begins now, at a position of a log that ends at another. */
export const createProgressMeter = (
  models: readonly string[],
  start: bigint,
  end: bigint,
  clock: Clock,
): ProgressMeter => {
  const begun = clock();
  let phase: Progress['phase'] = 'catching-up';
  let caughtUpAfter: number | null = null;
  let eventsAtCatchUp = 0;
  let events = 0;
  let position = start;

  const secondsLeftAt = (elapsed: number): number | null => {
    if (phase === 'live' || position >= end) return 0;
    if (elapsed <= 0 || position <= start) return null;
    // Positions may have gaps, so what is left is told by their distance and not by a count.
    return ((Number(end - position) / Number(position - start)) * elapsed) / 1_000;
  };

  return {
    advance: (count, to) => {
      events += count;
      position = to;
    },
    goLive: () => {
      phase = 'live';
      caughtUpAfter = clock() - begun;
      eventsAtCatchUp = events;
    },
    read: () => {
      // Once it is live it waits most of the time, and that says nothing about its speed.
      const elapsed = caughtUpAfter ?? clock() - begun;
      const counted = caughtUpAfter === null ? events : eventsAtCatchUp;
      return {
        models,
        phase,
        events,
        position,
        end,
        share: position >= end ? 1 : Number(position) / Number(end),
        eventsPerSecond: elapsed > 0 ? (counted * 1_000) / elapsed : null,
        secondsLeft: secondsLeftAt(elapsed),
      };
    },
  };
};
