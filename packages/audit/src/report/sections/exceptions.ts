import type { Exception } from '@disdetta/projections';
import { inRank } from '../../exceptions/rank.ts';
import type { ReportFacts } from '../facts.ts';
import { spellInstant } from '../language/days.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { facts } from './facts.ts';
import { place } from './place.ts';

const MOST = 200;

/** What a person should look at, each with the events behind it. */
export const exceptions = ({ audit }: ReportFacts, words: Words): Markup => {
  const { evidence: say, numbers } = words;
  const all = inRank(audit.exceptions);
  const hidden = all.length - MOST;
  return markup`<section aria-labelledby="exceptions">
    <h2 id="exceptions">${say.exceptions}</h2>
    ${
      all.length === 0
        ? markup`<p class="nothing">${say.noExceptions}</p>`
        : markup`<p class="lead">${say.exceptionsLead}</p>
            <ol class="cards">
              ${all.slice(0, MOST).map((one) => card(one, words))}
            </ol>`
    }
    ${hidden > 0 ? markup`<p>${say.notShown(spellCount(hidden, numbers))}</p>` : null}
  </section>`;
};

const card = ({ code, accountId, at, evidence }: Exception, words: Words): Markup => {
  const { evidence: say, months } = words;
  const [title, advice] = say.exception[code];
  return markup`<li class="card">
    <h3>${title}</h3>
    <p class="where">
      ${say.account} <code>${accountId}</code>,
      <time datetime="${at}">${spellInstant(at, months)}</time>
    </p>
    <p>${advice}</p>
    ${facts(evidence, words, ['events'])}
    <table class="evidence">
      <caption>
        ${say.evidence}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.event}</th>
          <th scope="col">${say.stream} #${say.revision}</th>
        </tr>
      </thead>
      <tbody>
        ${evidence.events.map(
          (event) =>
            markup`<tr>
              <td>${words.account.event[event.type]} <span class="soft">${event.type}</span></td>
              <td>${place(event)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </li>`;
};
