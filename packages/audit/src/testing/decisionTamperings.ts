import { isAccountStream } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import { relinked } from './relink.ts';

type Log = readonly StoredEvent[];

/** A change of what was decided, all links made anew, so that only deciding again shows it. */
export interface DecisionTampering {
  readonly name: string;
  /** The texts of an event afterwards, or null where it has nothing of the kind. */
  readonly forge: (event: StoredEvent, chance: number) => Partial<StoredEvent> | null;
}

/** Replaces one of the matches in a text. */
const oneReplaced = (
  text: string,
  pattern: RegExp,
  by: (match: string) => string,
  chance: number,
): string | null => {
  const matches = [...text.matchAll(pattern)];
  const match = matches[Math.floor(chance * matches.length)];
  if (match === undefined) return null;
  const [found] = match;
  return text.slice(0, match.index) + by(found) + text.slice(match.index + found.length);
};

const inData =
  (
    pattern: RegExp,
    by: (match: string) => string,
    isEligible: (event: StoredEvent) => boolean,
  ): DecisionTampering['forge'] =>
  (event, chance) => {
    if (!isEligible(event)) return null;
    const data = oneReplaced(event.data, pattern, by, chance);
    return data === null ? null : { data };
  };

const isEvent = ({ stream }: StoredEvent): boolean => isAccountStream(stream);
const isRefusal = (event: StoredEvent): boolean => !isEvent(event);
const isRefund = ({ type }: StoredEvent): boolean => type === 'RefundRequested';

const oneMore = (digits: string): string =>
  digits.replace(/-?\d+$/, (number) => String(Number(number) + 1));
const otherWord = (text: string): string =>
  text.replace(/[a-z](?="$)/, (last) => (last === 'x' ? 'y' : 'x'));

/** Every kind of change to what was decided. */
export const decisionTamperings: readonly DecisionTampering[] = [
  { name: 'a changed amount', forge: inData(/"amount":\d+/g, oneMore, isEvent) },
  {
    name: 'a changed instant',
    forge: inData(/\d{4}-\d\d-\d\dT/g, (day) => `2027${day.slice(4)}`, isEvent),
  },
  {
    name: 'a changed rule',
    forge: inData(
      /"cause":"[a-z]+"/g,
      (cause) => (cause === '"cause":"customer"' ? '"cause":"withdrawn"' : '"cause":"customer"'),
      isEvent,
    ),
  },
  { name: 'a changed policy', forge: inData(/"version":\d+/g, oneMore, isRefund) },
  { name: 'a changed refusal code', forge: inData(/"code":"[A-Za-z]+"/g, otherWord, isRefusal) },
  {
    name: 'changed facts of a refusal',
    forge: inData(
      /"(?:subscriptionId|refundId|invoiceId)":"[a-z]+-/g,
      (found) => `${found}9`,
      isRefusal,
    ),
  },
  { name: 'a changed message of a refusal', forge: inData(/\."/g, () => '!"', isRefusal) },
  {
    name: 'a command given by somebody else',
    forge: ({ metadata }) => ({
      metadata: metadata.replace(
        /"actor":\{"kind":"\w+"\},"decidedBy"/,
        '"actor":{"kind":"support"},"decidedBy"',
      ),
    }),
  },
];

/** The log with a forged event in the place of another. */
export const forged = (log: Log, target: StoredEvent, texts: Partial<StoredEvent>): Log =>
  relinked(
    log.map((event) => (event === target ? { ...event, ...texts } : event)),
    target.stream,
  );
