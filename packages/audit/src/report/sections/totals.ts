import { moneyOf } from '@disdetta/core';
import type { MonthTotals, ReportFacts } from '../facts.ts';
import { spellMonth } from '../language/days.ts';
import { spellAmount } from '../language/numbers.ts';
import type { TotalName, Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { byCurrency } from './byCurrency.ts';

const COLUMNS: readonly TotalName[] = [
  'charged',
  'paid',
  'requested',
  'settled',
  'failed',
  'reversed',
];

/** What moved, by currency and month, to be held against what others have written down. */
export const totals = ({ months }: ReportFacts, words: Words): Markup => {
  const { totals: say } = words;
  return markup`<section aria-labelledby="totals">
    <h2 id="totals">${say.title}</h2>
    ${
      months.length === 0
        ? markup`<p class="nothing">${say.none}</p>`
        : markup`<p class="lead">${say.lead}</p>
            ${byCurrency(months).map((of) => table(of, words))}`
    }
  </section>`;
};

const table = (months: readonly MonthTotals[], words: Words): Markup | null => {
  const [first] = months;
  if (first === undefined) return null;
  const { currency } = first;
  const { totals: say } = words;
  const cells = (amountOf: (column: TotalName) => number): readonly Markup[] =>
    COLUMNS.map((column) => {
      const amount = amountOf(column);
      const text = spellAmount(moneyOf(amount, currency), words.numbers);
      return markup`<td class="${amount === 0 ? 'number zero' : 'number'}">${text}</td>`;
    });
  const sum = (column: TotalName): number =>
    months.reduce((total, month) => total + month[column], 0);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${say.caption(currency)}">
    <table class="totals">
      <caption>
        ${say.caption(currency)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.month}</th>
          ${COLUMNS.map(
            (column) => markup`<th scope="col" class="number">${say.column[column]}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (one) =>
            markup`<tr>
              <th scope="row">${spellMonth(one.month, words.months)}</th>
              ${cells((column) => one[column])}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${say.whole}</th>
          ${cells(sum)}
        </tr>
      </tfoot>
    </table>
  </div>`;
};
