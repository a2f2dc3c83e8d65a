import type { StoredEvent } from '@disdetta/core';
import { labelsOf } from '../../events.ts';
import { acknowledgedOf, firstOf } from './acknowledged.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { History } from './history.ts';
import { readFaults } from './judgeReads.ts';

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

const placeFaults = (append: Acknowledged, events: readonly StoredEvent[]): readonly string[] => {
  const { labels, place } = append;
  const first = firstOf(append);
  const there = events.slice(Math.max(0, first), first + labels.length);
  const isExpected = first === (append.expected === 'no-stream' ? 0 : Number(append.expected) + 1);
  const isThere =
    labelsOf(there).join() === labels.join() && there.at(-1)?.position === place.position;
  return [
    ...(isThere ? [] : [`${labels.join()} is not where it was acknowledged, at ${first}`]),
    ...(isExpected
      ? []
      : [`${labels.join()} is at ${first}, though after ${append.expected} it was expected`]),
  ];
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
