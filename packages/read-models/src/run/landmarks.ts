import * as E from 'fp-ts/lib/Either.js';

/** Lets somebody wait until readers see everything up to a position. */
export interface Landmarks<Error> {
  /** Readers of one lane see everything up to a position. */
  readonly pass: (lane: number, position: bigint) => void;
  /** Nobody gets any further. */
  readonly end: (error: Error) => void;
  readonly reached: (position: bigint) => Promise<E.Either<Error, void>>;
}

interface Waiting<Error> {
  readonly position: bigint;
  readonly resolve: (outcome: E.Either<Error, void>) => void;
}

/** Landmarks of so many lanes: a position is reached when all of them have passed it. */
export const createLandmarks = <Error>(lanes: number): Landmarks<Error> => {
  const passed: (bigint | null)[] = Array.from({ length: lanes }, () => null);
  let waiting: Waiting<Error>[] = [];
  let ended: E.Either<Error, void> | null = null;

  const isReached = (position: bigint): boolean =>
    passed.every((one) => one !== null && one >= position);

  return {
    pass: (lane, position) => {
      passed[lane] = position;
      const there = waiting.filter((one) => isReached(one.position));
      waiting = waiting.filter((one) => !isReached(one.position));
      for (const { resolve } of there) resolve(E.right(undefined));
    },
    end: (error) => {
      ended = E.left(error);
      for (const { resolve } of waiting) resolve(ended);
      waiting = [];
    },
    reached: (position) =>
      new Promise((resolve) => {
        if (isReached(position)) resolve(E.right(undefined));
        else if (ended !== null) resolve(ended);
        else waiting.push({ position, resolve });
      }),
  };
};
