import { foldAccount } from '@disdetta/core';
import type { Event } from '@disdetta/core';
import { compare, inTurns, median, spellComparison, timed } from '../measure.ts';
import type { Row } from '../measure.ts';
import { changeByHand, foldByHand } from './byHand.ts';
import type { ByHand } from './byHand.ts';
import { inCastore } from './castore.ts';
import { evolveByCopy } from './copying.ts';
import { inEmmett } from './emmett.ts';
import { EVENTS_A_YEAR, accountIds, eventsOfYear } from './years.ts';

/** The account after one more event, whether it is a new one or the same, altered. */
export type Evolve = (account: ByHand, event: Event) => ByHand;

const ROUNDS = 5;

/** On a state that is their own: the fastest that others can be, and what no guide shows. */
const inPlace: Evolve = (account, event) => {
  changeByHand(account, event);
  return account;
};

type Histories = ReadonlyMap<string, readonly Event[]>;

const foldAll =
  (histories: Histories, fold: (history: readonly Event[]) => unknown) => (): Promise<unknown> => {
    let last: unknown;
    for (const history of histories.values()) last = fold(history);
    return Promise.resolve(last);
  };

const inMillions = (rates: readonly number[]): string => `${(median(rates) / 1e6).toFixed(2)} M/s`;

/** P1: histories that are in memory already become accounts, against others that hold the same. */
export const foldInMemory = async (events: number): Promise<readonly Row[]> => {
  const histories: Histories = new Map(
    accountIds(events / EVENTS_A_YEAR).map((accountId) => [accountId, eventsOfYear(accountId)]),
  );
  const told = [...histories.values()].reduce((sum, { length }) => sum + length, 0);
  const [emmett, castore] = [await inEmmett(histories), inCastore(histories)];
  const rate = (work: () => Promise<unknown>) => async () => (told * 1_000) / (await timed(work));
  const rates = await inTurns(ROUNDS, {
    ours: rate(foldAll(histories, foldAccount)),
    byHand: rate(foldAll(histories, foldByHand)),
    emmett: rate(emmett(evolveByCopy)),
    emmettInPlace: rate(emmett(inPlace)),
    castore: rate(castore(evolveByCopy)),
    castoreInPlace: rate(castore(inPlace)),
  });
  const rowOf = (name: string, goal: number | null, theirs: readonly number[]): Row => {
    const comparison = compare(rates.ours, theirs);
    return {
      id: 'P1',
      work: `fold ${told.toLocaleString('en')} events in memory, against ${name}`,
      result:
        `${spellComparison(comparison)}: ` +
        `${inMillions(rates.ours)} against ${inMillions(theirs)}`,
      goal: goal === null ? 'none' : `≥ ${goal} ×`,
      isMet: goal === null ? null : comparison.ratio >= goal,
      figures: { ...comparison, ours: median(rates.ours), theirs: median(theirs) },
    };
  };
  return [
    rowOf('a loop by hand', 0.5, rates.byHand),
    rowOf('Emmett, copying what alters as its guide does', 8, rates.emmett),
    rowOf('Emmett with that loop, in place', null, rates.emmettInPlace),
    rowOf('castore, copying what alters as its guide does', 10, rates.castore),
    rowOf('castore with that loop, in place', null, rates.castoreInPlace),
  ];
};
