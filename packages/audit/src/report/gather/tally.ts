import { foldWith } from '@disdetta/core';
import type { Currency, RecordedAccountEvent } from '@disdetta/core';
import { cancellationReasonsView } from '@disdetta/projections';
import type { CancellationReasons, Stretch } from '@disdetta/projections';
import { monthOf } from '../../totals/months.ts';
import { movementsOf } from '../../totals/movements.ts';
import type { MonthTotals } from '../facts.ts';

/** Adds up accounts one after the other; nothing but sums is kept of them. */
export interface Tally {
  readonly add: (history: readonly RecordedAccountEvent[]) => void;
  readonly months: () => readonly MonthTotals[];
  readonly reasons: () => CancellationReasons;
}

const nothing = (month: string, currency: Currency) => ({
  month,
  currency,
  charged: 0,
  paid: 0,
  requested: 0,
  settled: 0,
  failed: 0,
  reversed: 0,
});

/** Begins a tally of a stretch of time. */
export const createTally = (stretch: Stretch): Tally => {
  const months = new Map<string, ReturnType<typeof nothing>>();
  const counts = new Map<string, number>();
  let withoutReason = 0;
  return {
    add: (history) => {
      for (const { at, money, kind } of movementsOf(history)) {
        if (kind === 'requestedAgain' || at < stretch.from || at >= stretch.to) continue;
        const month = monthOf(at);
        const key = `${money.currency} ${month}`;
        const sums = months.get(key) ?? nothing(month, money.currency);
        sums[kind] += money.amount;
        months.set(key, sums);
      }
      const state = foldWith(cancellationReasonsView, history);
      const reasons = cancellationReasonsView.answer(state, stretch);
      withoutReason += reasons.withoutReason;
      for (const [code, count] of Object.entries(reasons.counts)) {
        counts.set(code, (counts.get(code) ?? 0) + count);
      }
    },
    months: () => [...months].sort(byKey).map(([, sums]) => sums),
    reasons: () => ({ counts: Object.fromEntries([...counts].sort(byKey)), withoutReason }),
  };
};

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
