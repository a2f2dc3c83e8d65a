import type { Currency } from '@disdetta/core';
import { valueAt } from '../valueAt.ts';
import { decimalOf, moneyIn } from './decimal.ts';
import { EACH, amountPaths } from './eventShapes.ts';
import type { AmountPath } from './eventShapes.ts';
import type { ReadEvent } from './readEvent.ts';

/** What the amounts at one place of one type of event come to, in one currency. */
interface Total {
  readonly currency: Currency;
  readonly count: number;
  readonly sum: bigint;
}

/** Adds up amounts, event by event. */
export interface Totals {
  readonly see: (event: ReadEvent) => void;
  /** A row a total: type, field, currency, how many amounts, and their sum as a decimal number. */
  readonly rows: () => readonly (readonly [string, string, string, number, string])[];
}

/** All that stands at a path, the items of lists one by one. */
const valuesAt = (value: unknown, [first, ...rest]: AmountPath['path']): readonly unknown[] => {
  if (first === undefined) return [value];
  if (first !== EACH) return valuesAt(valueAt(value, [first]), rest);
  return Array.isArray(value) ? value.flatMap((item: unknown) => valuesAt(item, rest)) : [];
};

/** Totals without any event yet. */
export const createTotals = (): Totals => {
  const places = amountPaths().map((place) => ({ ...place, totals: new Map<string, Total>() }));

  return {
    see: ({ stored, data }) => {
      for (const { type, path, totals } of places) {
        if (type !== stored.type) continue;
        for (const value of valuesAt(data, path)) {
          const money = moneyIn(value);
          if (money === null) continue;
          const { amount, currency } = money;
          const { count, sum } = totals.get(currency) ?? { count: 0, sum: 0n };
          totals.set(currency, { currency, count: count + 1, sum: sum + amount });
        }
      }
    },
    rows: () =>
      places.flatMap(({ type, path, totals }) =>
        [...totals.values()].map(({ currency, count, sum }) => {
          const field = path.filter((name) => name !== EACH).join('.');
          return [type, field, currency, count, decimalOf({ amount: sum, currency })] as const;
        }),
      ),
  };
};
