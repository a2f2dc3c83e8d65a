import type { Currency } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { Entry } from './ledger.ts';
import type { MovementKind } from './movements.ts';
import type { Standing } from './standing.ts';

/** A balance over a period, in minor units: opening and movement have to come to closing. */
export interface Balance {
  readonly opening: number;
  readonly movement: number;
  readonly closing: number;
  /** Closing less opening and movement: 0, or a fact is dated before what it rests on. */
  readonly difference: number;
}

/** What moved in one currency in a period, in minor units, and the balances that it moved. */
export interface CurrencyTotals extends Readonly<Record<MovementKind, number>> {
  readonly currency: Currency;
  /** Charged, less refunds that were settled and stayed. */
  readonly net: Balance;
  /** Refunds promised, and not with the customer. */
  readonly owed: Balance;
  readonly reconciles: boolean;
}

/** The totals of a period by currency; currencies of which nothing is known by its end are left out. */
export const reconcile = (
  entries: readonly Entry[],
  { from, to }: Stretch,
): readonly CurrencyTotals[] => {
  const known = entries.filter(({ start }) => start < to);
  const currencies = [...new Set(known.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = known.filter((entry) => entry.currency === currency);
    const earlier = own.filter(({ start }) => start < from);
    const within = own.filter(({ start }) => start >= from);
    const moved = (kind: MovementKind): number =>
      within.reduce((sum, entry) => sum + entry.moved[kind], 0);
    const sums = {
      charged: moved('charged'),
      paid: moved('paid'),
      requested: moved('requested'),
      requestedAgain: moved('requestedAgain'),
      settled: moved('settled'),
      failed: moved('failed'),
      reversed: moved('reversed'),
    };
    const balance = (side: keyof Standing, movement: number): Balance => {
      const changed = (some: readonly Entry[]): number =>
        some.reduce((sum, { change }) => sum + change[side], 0);
      const opening = changed(earlier);
      const closing = opening + changed(within);
      return { opening, movement, closing, difference: closing - opening - movement };
    };
    const { charged, requested, requestedAgain, settled, reversed } = sums;
    const net = balance('net', charged - settled + reversed);
    const owed = balance('owed', requested - requestedAgain - settled + reversed);
    const reconciles = net.difference === 0 && owed.difference === 0;
    return { currency, ...sums, net, owed, reconciles };
  });
};
