import type { Plotting } from '../charts/plotting.ts';
import { drawReasons, rankedReasons } from '../charts/reasons.ts';
import { SHOWN, drawRefunds } from '../charts/refunds.ts';
import type { ReportFacts } from '../facts.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Content, Markup } from '../page/markup.ts';
import { legend } from './legend.ts';
import { byCurrency } from './byCurrency.ts';

/** Why customers cancelled, and what went back to them by month. */
export const charts = (
  { reasons, months }: ReportFacts,
  words: Words,
  plotting: Plotting,
): Markup => {
  const { charts: say } = words;
  const ranked = rankedReasons(reasons, words);
  const drawn = byCurrency(months).flatMap((of) => {
    const [first] = of;
    const chart = drawRefunds(plotting, of, words);
    return first === undefined || chart === null
      ? []
      : [figure(say.refunds(first.currency), [chart, refundLegend(words)])];
  });
  return markup`<div class="charts">
    ${figure(
      say.reasons,
      ranked.length === 0
        ? markup`<p class="nothing">${say.noReasons}</p>`
        : drawReasons(plotting, ranked, words),
    )}
    ${drawn}
  </div>`;
};

const figure = (title: string, content: Content): Markup =>
  markup`<figure>
    <figcaption><h2>${title}</h2></figcaption>
    ${content}
  </figure>`;

const refundLegend = ({ totals }: Words): Markup =>
  legend(SHOWN.map((kind) => ({ kind, shape: 'bar', text: totals.column[kind] })));
