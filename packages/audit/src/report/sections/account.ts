import type { PlanStatus } from '@disdetta/projections';
import type { Plotting } from '../charts/plotting.ts';
import type { ReportFacts } from '../facts.ts';
import { spellDay } from '../language/days.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { LineStory } from '../story/accountStory.ts';
import { story } from './story.ts';
import { timeline } from './timeline.ts';

/** One account: its lines as they stand, its life as a picture, and everything that happened. */
export const account = (
  { account: told }: ReportFacts,
  words: Words,
  plotting: Plotting,
): Markup | null =>
  told === null
    ? null
    : markup`${plans(told.lines, words)}${timeline(told, words, plotting)}${story(told, words)}`;

const plans = (lines: readonly LineStory[], words: Words): Markup => {
  const { account: say } = words;
  return markup`<section aria-labelledby="plans">
    <h2 id="plans">${say.plans}</h2>
    ${
      lines.length === 0
        ? markup`<p class="nothing">${say.noPlans}</p>`
        : markup`<ul class="plans">
            ${lines.map((line) => plan(line, words))}
          </ul>`
    }
  </section>`;
};

const plan = ({ line, status }: LineStory, words: Words): Markup => {
  const { account: say } = words;
  const [kind, name] = line.kind === 'plan' ? [say.plan, line.planId] : [say.addOn, line.addOnId];
  return markup`<li>
    <p class="name">
      <strong>${name}</strong>
      <span class="soft">${kind} <code>${line.subscriptionId}</code></span>
    </p>
    <p class="status ${status.status.toLowerCase()}">${say.status[status.status]}</p>
    <p>${standing(status, words)}</p>
  </li>`;
};

const standing = (
  { endedAt, endedBecause, renewsAt, accessUntil }: PlanStatus,
  { account: say, months }: Words,
): string => {
  if (endedAt !== null) {
    const because = endedBecause === null ? '' : `: ${say.endedBecause[endedBecause]}`;
    return `${say.ended} ${spellDay(endedAt, months)}${because}`;
  }
  if (renewsAt !== null) return `${say.renewsAt} ${spellDay(renewsAt, months)}`;
  return accessUntil === null ? '' : `${say.accessUntil} ${spellDay(accessUntil, months)}`;
};
