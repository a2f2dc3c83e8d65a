import { spellDay, spellMonth } from '../../language/days.ts';
import type { Words } from '../../language/words.ts';
import type { Markup } from '../../page/markup.ts';
import type { AccountStory } from '../../story/accountStory.ts';
import { draw } from '../draw.ts';
import type { Plotting } from '../plotting.ts';
import { MARGIN, WIDTH, frameOf } from './frame.ts';
import { lanesOf } from './lanes.ts';
import { labels } from './labels.ts';
import { badges, usage } from './marks.ts';
import { periods } from './periods.ts';

const AXIS = 36;
const TICKS = 8;

/** Draws the life of an account: a lane a line, with billed periods, access, and what happened. */
export const drawTimeline = (
  plotting: Plotting,
  story: AccountStory,
  words: Words,
): Markup | null => {
  const frame = frameOf(story);
  if (frame === null) return null;
  const { from, to } = frame;
  const lanes = lanesOf(story, frame, words);
  const bottom = lanes.at(-1)?.bottom ?? 0;
  const day = (at: string): string => spellDay(at, words.months);
  return draw(plotting, {
    alternative: words.account.timelineOf(story.accountId, day(from), day(to)),
    width: WIDTH,
    height: bottom + AXIS,
    marginTop: 0,
    marginBottom: AXIS,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    x: { type: 'utc', domain: [new Date(from), new Date(to)], round: true },
    y: { type: 'identity', axis: null },
    marks: [
      plotting.gridX({ ticks: TICKS, stroke: 'var(--rule)', strokeOpacity: 1 }),
      plotting.axisX({
        anchor: 'bottom',
        ticks: TICKS,
        tickSize: 5,
        fontSize: 11,
        stroke: 'var(--rule)',
        fill: 'var(--soft)',
        tickFormat: (at: Date) => tickOf(at.toISOString(), words),
      }),
      ...labels(plotting, lanes),
      ...periods(plotting, lanes, frame, words),
      ...usage(plotting, lanes, story),
      ...badges(plotting, lanes),
    ],
  });
};

const tickOf = (at: string, { months }: Words): string =>
  at.slice(8, 10) === '01' ? spellMonth(at, months) : spellDay(at, months).slice(0, -5);
