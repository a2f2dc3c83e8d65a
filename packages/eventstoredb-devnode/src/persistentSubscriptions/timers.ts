/** Does something later, unless it is called off. */
export interface Timers {
  readonly after: (milliseconds: number, work: () => void) => CallOff;
}

export type CallOff = () => void;

/** Timers of the system; none of them keeps the process alive. */
export const systemTimers: Timers = {
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
