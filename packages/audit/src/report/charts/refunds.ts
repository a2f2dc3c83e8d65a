import { moneyOf } from '@disdetta/core';
import type { MonthTotals } from '../facts.ts';
import { monthsUpTo } from '../../totals/months.ts';
import { spellMonth } from '../language/days.ts';
import { spellAmount, spellMoney } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import type { Markup } from '../page/markup.ts';
import { draw } from './draw.ts';
import type { Plotting } from './plotting.ts';

/** What a refund chart shows, in the order of its bars. */
export const SHOWN = ['requested', 'settled', 'failed', 'reversed'] as const;

const FEWEST = 6;
const MOST = 24;
const LABELS = 8;

/** Draws the refunds of one currency by month; null where there are none. */
export const drawRefunds = (
  plotting: Plotting,
  months: readonly MonthTotals[],
  words: Words,
): Markup | null => {
  const moved = months.filter((one) => SHOWN.some((kind) => one[kind] > 0));
  const [first] = moved;
  const last = moved.at(-1);
  if (first === undefined || last === undefined) return null;
  const { currency } = first;
  const shown = monthsUpTo(last.month, first.month, { fewest: FEWEST, most: MOST });
  const every = Math.ceil(shown.length / LABELS);
  // A month without refunds has bars of no height: what is not drawn has no axis either.
  const bars = shown.flatMap((month) => {
    const of = moved.find((one) => one.month === month);
    return SHOWN.map((kind) => ({ month, kind, amount: of?.[kind] ?? 0, fill: `var(--${kind})` }));
  });
  const sum = (kind: (typeof SHOWN)[number]): string => {
    const amount = moved.reduce((total, one) => total + one[kind], 0);
    return spellMoney(moneyOf(amount, currency), words.numbers);
  };
  return draw(plotting, {
    alternative: words.charts.refundsAlt(currency, sum('requested'), sum('settled')),
    width: 460,
    height: 240,
    marginLeft: 76,
    marginRight: 8,
    marginTop: 10,
    marginBottom: 30,
    fx: { domain: shown, padding: 0.22, axis: null, round: true },
    x: { domain: SHOWN, axis: null, padding: 0.08, round: true },
    y: { axis: null, nice: true, round: true },
    marks: [
      plotting.gridY({ ticks: 4, stroke: 'var(--rule)', strokeOpacity: 1 }),
      plotting.axisY({
        ticks: 4,
        tickSize: 0,
        fill: 'var(--soft)',
        fontSize: 11,
        label: null,
        tickFormat: (amount: number) =>
          Number.isInteger(amount) ? spellAmount(moneyOf(amount, currency), words.numbers) : '',
      }),
      plotting.barY(bars, { fx: 'month', x: 'kind', y: 'amount', fill: 'fill', rx: 1.5 }),
      plotting.axisFx({
        anchor: 'bottom',
        tickSize: 0,
        fontSize: 11,
        fill: 'var(--soft)',
        label: null,
        tickFormat: (month: string) =>
          shown.indexOf(month) % every === 0 ? spellMonth(month, words.months) : '',
      }),
      plotting.ruleY([0], { stroke: 'var(--soft)' }),
    ],
  });
};
