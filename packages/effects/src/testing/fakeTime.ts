import type { Clock, Timers } from '../time.ts';

/** A clock that stands still until it is moved, and the timers that go by it. */
export interface FakeTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves the clock, calling what falls due on the way. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

/** Lets everything happen that waits for nothing but its turn. */
export const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Time for specifications. */
export const createFakeTime = (start = '2026-06-01T12:00:00.000Z'): FakeTime => {
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  let now = Date.parse(start);

  return {
    clock: () => new Date(now),
    timers: {
      after: (milliseconds, call) => {
        const timer = { at: now + Math.max(0, milliseconds), call };
        waiting.add(timer);
        return () => {
          waiting.delete(timer);
        };
      },
    },
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...waiting]
          .filter(({ at }) => at <= end)
          .sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.call();
        await settle();
      }
      now = end;
      await settle();
    },
  };
};
