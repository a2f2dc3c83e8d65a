import { firstOf } from './acknowledged.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { StreamRead } from './history.ts';

/** What is wrong with what a reader saw of a stream on which these labels came to stand. */
export const readFaults = (
  read: StreamRead,
  labels: readonly string[],
  acknowledged: readonly Acknowledged[],
  reads: readonly StreamRead[],
): readonly string[] => {
  const { length } = read.labels;
  const who = `a reader of ${length} events`;
  const isBeginning = read.labels.every((label, at) => label === labels[at]);
  const stands = read.revision === 'no-stream' ? 0 : Number(read.revision) + 1;
  const ends = new Set([0, ...acknowledged.map(({ place }) => Number(place.revision) + 1)]);
  const missed = acknowledged.filter(
    (append) => append.answered < read.invoked && Number(append.place.revision) >= length,
  );
  const foreseen = acknowledged.filter(
    (append) => append.invoked > read.answered && firstOf(append) < length,
  );
  const wentBack = reads.some(
    (before) =>
      before.stream === read.stream &&
      before.answered < read.invoked &&
      before.labels.length > length,
  );
  return [
    ...(isBeginning ? [] : [`${who} saw no beginning of the stream`]),
    ...(stands === length ? [] : [`${who} was told that there are ${stands}`]),
    ...(ends.has(length) ? [] : [`${who} saw a part of an append`]),
    ...missed.map((append) => `${who} missed ${append.labels.join()}`),
    ...foreseen.map((append) => `${who} saw ${append.labels.join()} before it was appended`),
    ...(wentBack ? [`${who} saw less than one before`] : []),
  ];
};
