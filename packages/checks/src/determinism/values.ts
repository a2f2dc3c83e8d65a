import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** The value of an outcome that has to be one. */
export const valueOf = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isLeft(outcome)) throw new Error(JSON.stringify(outcome.left));
  return outcome.right;
};

/** An instant from its spelling. */
export const instantOf = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};
