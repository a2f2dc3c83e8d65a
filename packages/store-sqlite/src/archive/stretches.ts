import type { Instant } from '@disdetta/core';

/** How many first characters of an instant name its day, its hour, its minute, its second. */
export const GRAINS = [10, 13, 16, 19] as const;

const ENTRIES = 24;

/** A stretch of time to be counted in one grain: in whole days, say, or entry by entry. */
export interface Stretch {
  readonly grain: (typeof GRAINS)[number] | typeof ENTRIES;
  /** The least text in it. */
  readonly from: string;
  /** The least text beyond it. */
  readonly until: string;
}

/**
 * Cuts the time from an instant on and before another into stretches: whole days in the middle,
 * then whole hours on both sides of them, and so on down to the single entries of the first and
 * the last second. They are disjoint and leave nothing out.
 */
export const stretchesOf = (from: Instant, until: Instant): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let covered: { readonly from: string; readonly until: string } | null = null;
  for (const grain of [...GRAINS, ENTRIES] as const) {
    const whole = { from: firstWhole(from, grain), until: endOfWhole(until, grain) };
    if (covered !== null) {
      stretches.push({ grain, from: whole.from, until: covered.from });
      stretches.push({ grain, from: covered.until, until: whole.until });
      covered = whole;
    } else if (whole.from < whole.until) {
      stretches.push({ grain, ...whole });
      covered = whole;
    }
  }
  return stretches.filter((stretch) => stretch.from < stretch.until);
};

const START_OF_YEAR = '0000-01-01T00:00:00.000Z';
const AFTER_EVERY_DIGIT = '~';

/** Whether a day, hour, … starts at an instant. */
const startsAt = (instant: Instant, grain: number): boolean =>
  instant.slice(grain) === START_OF_YEAR.slice(grain);

/** Where the first day, hour, … begins that has no part before an instant. */
const firstWhole = (from: Instant, grain: number): string => {
  const prefix = from.slice(0, grain);
  return startsAt(from, grain) ? prefix : prefix + AFTER_EVERY_DIGIT;
};

/** Where the last one ends that has no part after it; where a day ends, no hour is left over. */
const endOfWhole = (until: Instant, grain: number): string => {
  const coarsest = GRAINS.find((one) => startsAt(until, one)) ?? ENTRIES;
  return until.slice(0, Math.min(grain, coarsest));
};
