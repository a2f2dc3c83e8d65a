import type { Instant } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { monthAround, startOfMonth } from './months.ts';

/** Where time is cut, so that whole slices make up each period that is asked for. */
export interface Slices {
  /** The start of the slice that an instant lies in; empty before the first. */
  readonly startOf: (at: Instant) => Instant | '';
  /** The periods asked for, given where there are slices with anything in them. */
  readonly periods: (starts: readonly (Instant | '')[]) => readonly Stretch[];
}

/** Slices that are calendar months in UTC; those in which nothing happened are no periods. */
export const monthly: Slices = {
  startOf: startOfMonth,
  periods: (starts) => starts.flatMap((start) => (start === '' ? [] : [monthAround(start)])),
};

/** Slices between the starts and ends of given periods, which may overlap or leave gaps. */
export const slicedAt = (periods: readonly Stretch[]): Slices => {
  const cuts = [...new Set(periods.flatMap(({ from, to }) => [from, to]))].sort();
  return {
    startOf: (at) => cuts.findLast((cut) => cut <= at) ?? '',
    periods: () => periods,
  };
};
