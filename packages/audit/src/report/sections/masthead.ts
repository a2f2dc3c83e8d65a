import type { Instant } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { ReportFacts } from '../facts.ts';
import { spellDay, spellInstant } from '../language/days.ts';
import type { MonthNames } from '../language/days.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';

/** The first moment that an instant can name: who asks from then on asks of all time. */
const FIRST = '0000-01-01T00:00:00.000Z';
const MIDNIGHT = 'T00:00:00.000Z';

const spell = (at: Instant, months: MonthNames): string =>
  at.endsWith(MIDNIGHT) ? spellDay(at, months) : spellInstant(at, months);

const beginningOf = ({ from }: Stretch, months: MonthNames): string | null =>
  from === FIRST ? null : spell(from, months);

/** What the report is about and what it comes to, before anything else. */
export const masthead = ({ at, stretch, audit, account }: ReportFacts, words: Words): Markup => {
  const { masthead: say, months } = words;
  const [verdict, meaning] = say.verdict[audit.verdict];
  const { anchoredThrough, failure } = audit;
  const title =
    account === null ? say.ofLog : markup`${say.ofAccount} <code>${account.accountId}</code>`;
  return markup`<header class="masthead">
    <p class="kind"><span class="house">Disdetta</span> ${say.kind}</p>
    <h1>${title}</h1>
    <p class="when">
      ${say.asOf} <time datetime="${at}">${spellInstant(at, months)}</time>.
      ${say.stretch(beginningOf(stretch, months), spell(stretch.to, months))} ${say.utc}
    </p>
    <div class="verdict ${audit.verdict}">
      <p class="word">${verdict}</p>
      <div>
        <p>${meaning}</p>
        <p class="anchor">
          ${
            anchoredThrough === null
              ? say.notAnchored
              : say.anchored(spellCount(anchoredThrough, words.numbers))
          }
        </p>
        ${
          failure === null
            ? null
            : markup`<p class="failure">
                ${say.failure}: ${failure.message} <code>${failure.code}</code>
              </p>`
        }
      </div>
    </div>
  </header>`;
};
