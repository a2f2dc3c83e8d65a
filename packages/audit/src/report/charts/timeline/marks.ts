import type { Markish } from '@observablehq/plot';
import type { AccountStory } from '../../story/accountStory.ts';
import type { Plotting } from '../plotting.ts';
import { BAR } from './lanes.ts';
import type { Lane } from './lanes.ts';

/** The days on which the account was used. */
export const usage = (
  plotting: Plotting,
  lanes: readonly Lane[],
  story: AccountStory,
): readonly Markish[] =>
  lanes
    .filter(({ isUsage }) => isUsage)
    .map(({ bar }) =>
      plotting.dot(story.usage, {
        x: ({ at }: { readonly at: string }) => new Date(at),
        y: bar + BAR / 2,
        r: 3.5,
        fill: 'var(--usage)',
        fillOpacity: 0.75,
      }),
    );

/** The numbered marks of what happened, on their stems. */
export const badges = (plotting: Plotting, lanes: readonly Lane[]): readonly Markish[] => {
  const placed = lanes.flatMap(({ badges: own, bar, line }) =>
    own.map((badge) => ({
      ...badge,
      foot: line === null ? badge.y : bar,
      fill: `var(--${badge.kind})`,
    })),
  );
  return [
    plotting.ruleX(placed, { x: 'at', y1: 'y', y2: 'foot', stroke: 'fill', strokeWidth: 1.5 }),
    plotting.dot(placed, { x: 'at', y: 'y', r: 9, fill: 'fill', stroke: 'var(--paper)' }),
    plotting.text(placed, {
      x: 'at',
      y: 'y',
      text: ({ number }: { readonly number: number }) => String(number),
      fontSize: 10.5,
      fontWeight: 700,
      fill: 'var(--on-badge)',
    }),
  ];
};
