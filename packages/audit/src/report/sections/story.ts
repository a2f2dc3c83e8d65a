import type { Happening } from '../story/accountStory.ts';
import type { AccountStory } from '../story/accountStory.ts';
import { spellInstant } from '../language/days.ts';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { details } from './details.ts';
import { place } from './place.ts';

const MOST = 500;

/** Everything that happened to an account but its uses, and where the log says so. */
export const story = ({ happenings }: AccountStory, words: Words): Markup => {
  const { account: say, evidence, numbers } = words;
  const shown = happenings.slice(-MOST);
  const before = happenings.length - shown.length;
  return markup`<section aria-labelledby="story">
    <h2 id="story">${say.story}</h2>
    ${
      before === 0
        ? null
        : markup`<p class="soft">
            ${say.shownOf(spellCount(MOST, numbers), spellCount(happenings.length, numbers))}
          </p>`
    }
    <div class="scroll" tabindex="0" role="region" aria-labelledby="story">
      <table class="story">
        <caption>
          ${words.masthead.utc}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="number">${say.number}</th>
            <th scope="col">${say.when}</th>
            <th scope="col">${say.what}</th>
            <th scope="col">${say.details}</th>
            <th scope="col">${evidence.evidence}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((one, index) => row(one, before + index + 1, words))}
        </tbody>
      </table>
    </div>
  </section>`;
};

const row = ({ at, event }: Happening, number: number, words: Words): Markup =>
  markup`<tr>
    <td class="number">${number}</td>
    <td class="when"><time datetime="${at}">${spellInstant(at, words.months)}</time></td>
    <th scope="row">${words.account.event[event.type]}</th>
    <td>${details(event, words)}</td>
    <td>${place(event)}</td>
  </tr>`;
