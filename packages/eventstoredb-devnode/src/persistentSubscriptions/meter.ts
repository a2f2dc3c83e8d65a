const MILLISECONDS_A_SECOND = 1_000;

/** What happened since somebody looked last. */
export interface Measured {
  readonly total: number;
  readonly sinceLast: number;
  readonly perSecond: number;
}

/** Counts what happens. */
export interface Meter {
  readonly count: () => void;
  readonly measure: () => Measured;
}

/** A meter at zero. */
export const createMeter = (now: () => number): Meter => {
  let total = 0;
  let lastTotal = 0;
  let lastTime = now();

  return {
    count: () => {
      total += 1;
    },
    measure: () => {
      const time = now();
      const sinceLast = total - lastTotal;
      const seconds = (time - lastTime) / MILLISECONDS_A_SECOND;
      lastTotal = total;
      lastTime = time;
      return { total, sinceLast, perSecond: seconds > 0 ? Math.trunc(sinceLast / seconds) : 0 };
    },
  };
};
