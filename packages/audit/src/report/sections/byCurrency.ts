import type { MonthTotals } from '../facts.ts';

/** Months in groups of one currency, in the order in which the currencies come. */
export const byCurrency = (months: readonly MonthTotals[]): readonly (readonly MonthTotals[])[] => {
  const groups = new Map<string, MonthTotals[]>();
  for (const month of months) {
    const group = groups.get(month.currency);
    if (group === undefined) groups.set(month.currency, [month]);
    else group.push(month);
  }
  return [...groups.values()];
};
