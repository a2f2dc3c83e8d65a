import * as E from 'fp-ts/lib/Either.js';
import type { Session } from './session.ts';
import { troubleOf } from './vendorErrors.ts';
import type { Trouble } from './vendorErrors.ts';
import { pause } from './waiting.ts';

/** Why something was given up. */
export interface GivenUp {
  /** What the last attempt met. */
  readonly trouble: Trouble;
  /** Why an attempt may have been carried out all the same; null where surely none was. */
  readonly doubt: string | null;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/** How long to wait after so many failures in a row: twice as long each time, up to a limit. */
export const pauseAfter = (failures: number): number =>
  Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);

/** Whether it is worth trying again. */
export const passes = (trouble: Trouble): trouble is Extract<Trouble, { readonly cause: string }> =>
  trouble.kind === 'unreached' || trouble.kind === 'doubtful';

/** Tries until something is answered or will not pass, at most as often as the session says. */
export const tryOften = async <A>(
  { timers, attempts, closing }: Session,
  attempt: () => Promise<A>,
): Promise<E.Either<GivenUp, A>> => {
  let doubt: string | null = null;
  for (let failures = 1; ; failures += 1) {
    const answer = await attempt().then(E.right, (thrown: unknown) => E.left(troubleOf(thrown)));
    if (E.isRight(answer)) return answer;
    const trouble = answer.left;
    if (trouble.kind === 'doubtful') doubt ??= trouble.cause;
    if (!passes(trouble) || failures >= attempts) return E.left({ trouble, doubt });
    await pause(timers, pauseAfter(failures), [closing]);
    if (closing.aborted) return E.left({ trouble, doubt });
  }
};
