import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** What a call came to, when nothing may go wrong. */
export const answerOf = async <A>(call: TaskEither<StoreError, A>): Promise<A> => {
  const answer = await call();
  if (E.isRight(answer)) return answer.right;
  throw new Error(`${answer.left.code}: ${answer.left.message}`);
};

/** The error of a call that must go wrong. */
export const errorOf = async (call: TaskEither<StoreError, unknown>): Promise<StoreError> => {
  const answer = await call();
  if (E.isLeft(answer)) return answer.left;
  throw new Error('This call should have gone wrong.');
};
