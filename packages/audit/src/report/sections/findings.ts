import type { Finding } from '../../finding.ts';
import type { ReportFacts } from '../facts.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { facts } from './facts.ts';
import { place } from './place.ts';

const MOST = 200;

/** What does not fit, in the order of streams and revisions; nothing where everything does. */
export const findings = ({ audit }: ReportFacts, words: Words): Markup | null => {
  const { evidence: say, numbers } = words;
  const all = audit.findings;
  if (all.length === 0) return null;
  const hidden = all.length - MOST;
  return markup`<section aria-labelledby="findings">
    <h2 id="findings">${say.findings}</h2>
    <p class="lead">${say.findingsLead}</p>
    <ol class="cards">
      ${all.slice(0, MOST).map((one) => card(one, words))}
    </ol>
    ${hidden > 0 ? markup`<p>${say.notShown(spellCount(hidden, numbers))}</p>` : null}
  </section>`;
};

const card = (finding: Finding, words: Words): Markup => {
  const { code, stream, message, facts: shown } = finding;
  return markup`<li class="card grave">
    <h3>${code}</h3>
    <p class="where">${stream === '' ? words.evidence.wholeLog : place(finding)}</p>
    <p>${message}</p>
    ${facts(shown, words)}
  </li>`;
};
