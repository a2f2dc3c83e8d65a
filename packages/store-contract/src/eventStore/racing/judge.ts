import type { Appended, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { labelsOf } from '../../events.ts';
import type { AppendTried, History, StreamRead } from './history.ts';

/** An append that was acknowledged. */
interface Acknowledged extends Omit<AppendTried, 'answer'> {
  readonly place: Appended;
}

/**
 * What is wrong with a history when this came to stand on each stream: the check of a list to
 * which everybody appends. Every acknowledged append stands there once, whole and in the order of
 * real time, nothing else does, and every reader saw a beginning of it and at no time less than
 * before.
 */
export const faultsOf = (
  { appends, reads }: History,
  streams: ReadonlyMap<string, readonly StoredEvent[]>,
): readonly string[] => {
  const acknowledged = appends.flatMap(acknowledgedOf);
  return [...streams]
    .flatMap(([stream, events]) => {
      const here = acknowledged.filter((append) => append.stream === stream);
      return [
        ...here.flatMap((append) => placeFaults(append, events)),
        ...strangers(here, labelsOf(events)),
        ...reads
          .filter((read) => read.stream === stream)
          .flatMap((read) => readFaults(read, labelsOf(events), here, reads)),
      ];
    })
    .concat(orderFaults(acknowledged));
};

const acknowledgedOf = ({ answer, ...append }: AppendTried): readonly Acknowledged[] =>
  E.isRight(answer) ? [{ ...append, place: answer.right }] : [];

const firstOf = ({ labels, place }: Acknowledged): number =>
  Number(place.revision) - labels.length + 1;

const placeFaults = (append: Acknowledged, events: readonly StoredEvent[]): readonly string[] => {
  const { labels, place } = append;
  const first = firstOf(append);
  const there = events.slice(Math.max(0, first), first + labels.length);
  const isThere =
    labelsOf(there).join() === labels.join() && there.at(-1)?.position === place.position;
  return isThere ? [] : [`${labels.join()} is not where it was acknowledged, at ${first}`];
};

const strangers = (
  acknowledged: readonly Acknowledged[],
  labels: readonly string[],
): readonly string[] => {
  const known = new Set(acknowledged.flatMap((append) => append.labels));
  const seen = new Set<string>();
  return labels.flatMap((label) => {
    if (!known.has(label)) return [`${label} is there and was not acknowledged`];
    if (seen.has(label)) return [`${label} is there twice`];
    seen.add(label);
    return [];
  });
};

const orderFaults = (acknowledged: readonly Acknowledged[]): readonly string[] =>
  acknowledged.flatMap((later) =>
    acknowledged
      .filter(
        ({ answered, place }) => answered < later.invoked && place.position >= later.place.position,
      )
      .map((one) => `${one.labels.join()} was over before ${later.labels.join()} and comes after`),
  );

const readFaults = (
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
