import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EffectsError } from '../effectsErrors.ts';
import type { Timers } from '../time.ts';

/** Repeats what cannot be done now until it can, or until there is no more time to wait. */
export interface Patience {
  readonly patiently: <Failure extends EffectsError, A>(
    task: TaskEither<Failure, A>,
  ) => TaskEither<Failure, A>;
  /** Resolves after a moment, or when waiting is over. */
  readonly pause: () => Promise<void>;
  /** What it is waiting to pass. */
  readonly trouble: () => EffectsError | null;
}

const PAUSE_MILLISECONDS = 1_000;

/** Whether an error passes by itself. */
export const isPassing = ({ code }: EffectsError): boolean =>
  code === 'StoreUnavailable' || code === 'LedgerUnavailable';

/** Waits with these timers, and no longer than until the signal. */
export const createPatience = (timers: Timers, signal: AbortSignal): Patience => {
  let trouble: EffectsError | null = null;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = timers.after(PAUSE_MILLISECONDS, end);
      signal.addEventListener('abort', end);
    });

  return {
    patiently: (task) => async () => {
      for (;;) {
        const answer = await task();
        if (E.isRight(answer)) {
          trouble = null;
          return answer;
        }
        if (!isPassing(answer.left) || signal.aborted) return answer;
        trouble = answer.left;
        await pause();
      }
    },
    pause,
    trouble: () => trouble,
  };
};
