import type { ReportFacts } from '../facts.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { html } from '../page/html.ts';
import type { Html } from '../page/html.ts';

/** How much was looked at, and how much of it was odd. */
export const figures = ({ audit }: ReportFacts, { figures: say, numbers }: Words): Html => {
  const told = [
    [say.events, audit.events],
    [say.streams, audit.streams],
    [say.decisions, audit.decisions],
    [say.refusals, audit.refusals],
    [say.findings, audit.findings.length],
    [say.exceptions, audit.exceptions.length],
  ] as const;
  return html`<section class="figures" aria-labelledby="figures">
    <h2 id="figures">${say.title}</h2>
    <dl>
      ${told.map(
        ([name, count]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${spellCount(count, numbers)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
};
