import type { Instant } from '@disdetta/core';

/** The short names of the months, January first. */
export type MonthNames = readonly string[];

/** The day of an instant in UTC, `2026-03-10`. */
export const dayOf = (at: Instant): string => at.slice(0, 10);

/** A month, `Mar 2026`. */
export const spellMonth = (month: string, names: MonthNames): string =>
  `${names[Number(month.slice(5, 7)) - 1] ?? ''}\u00a0${month.slice(0, 4)}`;

/** A day in UTC, `10 Mar 2026`, from an instant or a day. */
export const spellDay = (at: string, names: MonthNames): string =>
  `${Number(at.slice(8, 10))}\u00a0${spellMonth(at, names)}`;

/** An instant to the second in UTC, `10 Mar 2026, 12:00:00`. */
export const spellInstant = (at: Instant, names: MonthNames): string =>
  `${spellDay(at, names)}, ${at.slice(11, 19)}`;
