import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** The store under the node does not answer as it should: whether it wrote is not known. */
export class StoreBroke extends Error {
  readonly code = 'StoreBroke';
  readonly error: StoreError;

  constructor(error: StoreError) {
    super(error.message);
    this.name = 'StoreBroke';
    this.error = error;
  }
}

/** What a store answers; throws a `StoreBroke` when it cannot. */
export const answerOf = async <A>(call: TaskEither<StoreError, A>): Promise<A> => {
  const answer = await call();
  if (E.isRight(answer)) return answer.right;
  throw new StoreBroke(answer.left);
};
