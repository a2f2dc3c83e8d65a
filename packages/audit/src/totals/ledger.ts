import type { Currency, Instant, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import { movementsOf } from './movements.ts';
import type { MovementKind } from './movements.ts';
import type { Slices } from './slices.ts';
import { NO_STANDING, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** What came to pass in one slice of time and one currency, in minor units. */
export interface Entry {
  readonly start: Instant | '';
  readonly currency: Currency;
  /** What moved, by its own instant. */
  readonly moved: Readonly<Record<MovementKind, number>>;
  /** By how much the accounts stood otherwise at its end than at its start, by their state. */
  readonly change: Standing;
}

/** Adds up accounts one after the other; nothing but sums is kept of them. */
export interface Ledger {
  readonly add: (history: readonly RecordedAccountEvent[]) => void;
  readonly entries: () => readonly Entry[];
}

type Sums = Record<MovementKind, number>;

const noSums = (): Sums => ({
  charged: 0,
  paid: 0,
  requested: 0,
  requestedAgain: 0,
  settled: 0,
  failed: 0,
  reversed: 0,
});

/** Begins a ledger without any account. */
export const createLedger = ({ startOf }: Slices): Ledger => {
  const entries = new Map<
    string,
    { -readonly [Name in keyof Entry]: Entry[Name] } & { moved: Sums }
  >();
  const entryOf = (start: Instant | '', currency: Currency) => {
    const key = `${currency} ${start}`;
    const known = entries.get(key) ?? { start, currency, moved: noSums(), change: NO_STANDING };
    entries.set(key, known);
    return known;
  };
  return {
    add: (history) => {
      for (const { at, kind, money } of movementsOf(history)) {
        entryOf(startOf(at), money.currency).moved[kind] += money.amount;
      }
      for (const { start, currency, net, owed } of changesOf(history, startOf)) {
        const entry = entryOf(start, currency);
        entry.change = { net: entry.change.net + net, owed: entry.change.owed + owed };
      }
    },
    entries: () => [...entries.values()],
  };
};

type Change = Standing & Pick<Entry, 'start' | 'currency'>;

/** How an account stood after each slice in which its money moved, less how it stood before. */
const changesOf = (
  history: readonly RecordedAccountEvent[],
  startOf: Slices['startOf'],
): readonly Change[] => {
  const dated = history
    .filter(movesMoney)
    .map((event) => ({ event, start: startOf(happenedAt(event)) }));
  const starts = [...new Set(dated.map(({ start }) => start))].sort();
  let before: ReadonlyMap<Currency, Standing> = new Map();
  return starts.flatMap((start) => {
    const events = dated.filter((one) => one.start <= start).map(({ event }) => event);
    const after = standingOf(events);
    const changes = [...new Set([...before.keys(), ...after.keys()])].map((currency) => {
      const then = before.get(currency) ?? NO_STANDING;
      const now = after.get(currency) ?? NO_STANDING;
      return { start, currency, net: now.net - then.net, owed: now.owed - then.owed };
    });
    before = after;
    return changes;
  });
};

const movesMoney = ({ type }: RecordedAccountEvent): boolean =>
  type === 'AccountBilled' || type.startsWith('Refund');
