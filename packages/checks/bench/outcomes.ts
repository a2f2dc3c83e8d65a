import * as E from 'fp-ts/lib/Either.js';

/** What came of a step that has to succeed for a figure to mean anything. */
export const unwrap = <A>(
  outcome: E.Either<{ readonly code: string; readonly message: string }, A>,
): A => {
  if (E.isLeft(outcome)) throw new Error(`${outcome.left.code}: ${outcome.left.message}`);
  return outcome.right;
};
