import { refined } from './codec.ts';

declare const instantBrand: unique symbol;

/**
 * A moment: ISO-8601 UTC with milliseconds, `2026-03-01T00:00:00.000Z` and no other spelling.
 * One spelling a moment, so comparing the texts compares the moments.
 */
export type Instant = string & { readonly [instantBrand]: true };

const SPELLING =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

const TWO = '2'.charCodeAt(0);
const EIGHT = '8'.charCodeAt(0);

/** Whether a text in the spelling is of one of the 28 days that every month has. */
const isOnFirst28 = (text: string): boolean => {
  const tens = text.charCodeAt(8);
  return tens < TWO || (tens === TWO && text.charCodeAt(9) <= EIGHT);
};

/** Whether the day of a text in the spelling exists. */
const isOnDay = (text: string): boolean =>
  isOnFirst28(text) ||
  Number(text.slice(8, 10)) <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

/** Whether a value is an instant in its one spelling, on a day that exists. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' && SPELLING.test(value) && isOnDay(value);

/** Decodes an `Instant`. */
export const instant = refined('an instant such as 2026-03-01T00:00:00.000Z', isInstant, {
  type: 'string',
  format: 'date-time',
  pattern: SPELLING.source,
});

/** The earlier of two instants. */
export const earlier = (one: Instant, other: Instant): Instant => (one <= other ? one : other);

/** The later of two instants. */
export const later = (one: Instant, other: Instant): Instant => (one >= other ? one : other);
