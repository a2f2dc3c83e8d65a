import type { Instant } from '@disdetta/core';

/** The month of an instant in UTC, `2026-03`. */
export const monthOf = (at: Instant): string => at.slice(0, 7);

const ordinalOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthAt = (ordinal: number): string =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

/** The last months, at most so many, that lead from one to another without a gap. */
export const monthsBetween = (first: string, last: string, most: number): readonly string[] => {
  const end = ordinalOf(last);
  const start = Math.max(ordinalOf(first), end - most + 1);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, place) => monthAt(start + place));
};

/** The month after another. */
export const monthAfter = (month: string): string => monthAt(ordinalOf(month) + 1);
