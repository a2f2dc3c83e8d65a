import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';

const ordinalOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthAt = (ordinal: number): string =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

/** The month of an instant in UTC, `2026-03`. */
export const monthOf = (at: Instant): string => at.slice(0, 7);

/** The months from one to the last without a gap: its latest ones, so many at least and at most. */
export const monthsUpTo = (
  last: string,
  first: string,
  { fewest, most }: { readonly fewest: number; readonly most: number },
): readonly string[] => {
  const end = ordinalOf(last);
  const length = Math.min(most, Math.max(fewest, end - ordinalOf(first) + 1), end + 1);
  return Array.from({ length }, (_, place) => monthAt(end - length + 1 + place));
};

/** The first instant of the month of an instant, in UTC. */
export const startOfMonth = (at: Instant): Instant => {
  const start = `${monthOf(at)}-01T00:00:00.000Z`;
  return isInstant(start) ? start : at;
};

/** The month that an instant lies in; the last one that there is ends with its last millisecond. */
export const monthAround = (at: Instant): Stretch => {
  const end = `${monthAt(ordinalOf(monthOf(at)) + 1)}-01T00:00:00.000Z`;
  const last = `${monthOf(at)}-31T23:59:59.999Z`;
  return { from: startOfMonth(at), to: [end, last].find(isInstant) ?? at };
};
