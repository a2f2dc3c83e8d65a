import type { Progress } from '@disdetta/read-models';

/** Up to which position every group of read models has taken in the log. */
export const leastPosition = (progress: readonly Progress[]): bigint =>
  progress
    .map(({ position }) => position)
    .reduce((least, position) => (position < least ? position : least));
