import type { Plotting } from '../charts/plotting.ts';
import { drawTimeline } from '../charts/timeline/drawTimeline.ts';
import { spellCount } from '../language/numbers.ts';
import type { LegendName, Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { AccountStory } from '../story/accountStory.ts';
import { legend } from './legend.ts';
import type { LegendEntry } from './legend.ts';

const LEGEND: readonly (readonly [LegendName, LegendEntry['shape'], string])[] = [
  ['paid', 'bar', 'paid'],
  ['unused', 'bar', 'unused'],
  ['accessEnd', 'mark', 'ink'],
  ['usage', 'dot', 'usage'],
  ['cancelled', 'dot', 'cancelled'],
  ['refund', 'dot', 'refund'],
  ['afterEnd', 'bar', 'afterEnd'],
  ['other', 'dot', 'other'],
];

/** The life of an account as a picture, with what its colours mean. */
export const timeline = (told: AccountStory, words: Words, plotting: Plotting): Markup | null => {
  const { account: say, numbers } = words;
  const drawing = drawTimeline(plotting, told, words);
  if (drawing === null) return null;
  const uses = told.usage.reduce((sum, day) => sum + day.uses, 0);
  return markup`<figure class="timeline">
    <figcaption><h2>${say.timeline}</h2></figcaption>
    <div class="scroll" tabindex="0" role="region" aria-label="${say.timeline}">${drawing}</div>
    ${legend(LEGEND.map(([name, shape, kind]) => ({ kind, shape, text: say.legend[name] })))}
    <p class="soft">
      ${say.usedOn(spellCount(uses, numbers), spellCount(told.usage.length, numbers))}
    </p>
  </figure>`;
};
