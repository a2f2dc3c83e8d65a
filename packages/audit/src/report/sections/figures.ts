import type { ReportFacts } from '../facts.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';

/** How much was looked at, and how much of it was odd. */
export const figures = ({ audit }: ReportFacts, { figures: say, numbers }: Words): Markup => {
  const told = [
    [say.events, audit.events],
    [say.streams, audit.streams],
    [say.decisions, audit.decisions],
    [say.refusals, audit.refusals],
    [say.findings, audit.findings.length],
    [say.exceptions, audit.exceptions.length],
  ] as const;
  return markup`<section class="figures" aria-labelledby="figures">
    <h2 id="figures">${say.title}</h2>
    <dl>
      ${told.map(
        ([name, count]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${spellCount(count, numbers)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
};
