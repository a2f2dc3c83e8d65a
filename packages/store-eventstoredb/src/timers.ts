/** How the store waits; a specification gives one whose time it moves itself. */
export interface Timers {
  /** Calls back after a while, unless it is called off before. Answers with what calls it off. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

/** Waits by the clock of the system. */
export const systemTimers: Timers = {
  after: (milliseconds, then) => {
    const timeout = setTimeout(then, milliseconds);
    return () => {
      clearTimeout(timeout);
    };
  },
};
