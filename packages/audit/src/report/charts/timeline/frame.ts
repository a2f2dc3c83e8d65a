import type { Instant } from '@disdetta/core';
import type { AccountStory } from '../../story/accountStory.ts';

/** The width of a timeline, and the room beside it for the names of lanes. */
export const WIDTH = 960;
export const MARGIN = { left: 136, right: 24 } as const;

/** The time that a timeline shows. */
export interface Frame {
  readonly from: Instant;
  readonly to: Instant;
  /** Where an instant stands, in pixels from the left. */
  readonly x: (at: Date) => number;
}

/** The time from the first to the last that is known of an account; null where nothing is. */
export const frameOf = ({ lines, happenings, usage }: AccountStory): Frame | null => {
  const days = usage.map(({ at }) => at);
  const instants = [
    ...happenings.map(({ at }) => at),
    ...lines.flatMap(({ charges }) =>
      charges.flatMap(({ period: { start, end } }) => [start, end]),
    ),
    ...days,
  ].sort();
  const [first] = instants;
  const last = instants.at(-1);
  if (first === undefined || last === undefined) return null;
  return spanning(first, last);
};

const spanning = (from: Instant, to: Instant): Frame => {
  const start = Date.parse(from);
  const pixels = (WIDTH - MARGIN.left - MARGIN.right) / Math.max(1, Date.parse(to) - start);
  return { from, to, x: (at) => MARGIN.left + (at.getTime() - start) * pixels };
};
