import type { PositionMessage } from './messages.ts';

/** The greatest number that places in the log and in streams can have. */
export const GREATEST_INT64 = 2n ** 63n - 1n;

/** A place in the log; each record has a single one, so both parts are the same. */
export const writePosition = (position: bigint): PositionMessage => ({
  commitPosition: position.toString(),
  preparePosition: position.toString(),
});

/** The place that a message names; null where no record can stand. */
export const readPosition = ({
  commitPosition,
  preparePosition,
}: PositionMessage): bigint | null => {
  const commit = BigInt(commitPosition);
  const prepare = BigInt(preparePosition);
  return commit > GREATEST_INT64 || prepare > commit ? null : commit;
};
