import type { Markish } from '@observablehq/plot';
import type { Plotting } from '../plotting.ts';
import { MARGIN } from './frame.ts';
import { BAR } from './lanes.ts';
import type { Lane } from './lanes.ts';

/** The names of lanes, and the lines between them. */
export const labels = (plotting: Plotting, lanes: readonly Lane[]): readonly Markish[] => [
  plotting.text(lanes, {
    frameAnchor: 'left',
    dx: -MARGIN.left,
    y: ({ bar, line, isUsage }: Lane) =>
      line === null && !isUsage ? bar - BAR / 2 : bar + BAR / 2,
    text: 'name',
    textAnchor: 'start',
    fontSize: 13,
    fontWeight: 600,
    fill: 'var(--ink)',
  }),
  plotting.ruleY(lanes.slice(1), { y: 'top', stroke: 'var(--rule)', insetLeft: -MARGIN.left }),
];
