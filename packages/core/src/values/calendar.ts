import { tryCatch, isRight } from 'fp-ts/lib/Either.js';
import { Temporal } from 'temporal-polyfill';
import { refined } from '../kernel/codec.ts';
import type { Instant } from '../kernel/instant.ts';

declare const timeZoneBrand: unique symbol;

/** An IANA time zone by its name, such as `Europe/Rome`. */
export type TimeZone = string & { readonly [timeZoneBrand]: true };

/** The zone of an account that names none. */
export const UTC = 'UTC' as TimeZone;

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

const exists = (zone: string): boolean =>
  ZONE_NAME.test(zone) &&
  isRight(
    tryCatch(
      () => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone),
      () => undefined,
    ),
  );

/** Zones that were looked up and exist: a few hundred at most, and every account names one. */
const known = new Set<string>([UTC]);

/** Whether a value is the name of a time zone that exists. */
export const isTimeZone = (value: unknown): value is TimeZone => {
  if (typeof value !== 'string') return false;
  if (known.has(value)) return true;
  if (!exists(value)) return false;
  known.add(value);
  return true;
};

/** Decodes a `TimeZone`. */
export const timeZone = refined('an IANA time zone such as Europe/Rome', isTimeZone, {
  type: 'string',
  pattern: ZONE_NAME.source,
});

/**
 * The instant that many calendar days later, at the same local time in a zone. A local time that
 * a switch of clocks skips moves on by the length of the skip; of one that comes twice, the first
 * counts. So 14 days are 14 local days, and not 14 × 24 hours.
 */
export const addCalendarDays = (from: Instant, days: number, zone: TimeZone): Instant =>
  Temporal.Instant.from(from)
    .toZonedDateTimeISO(zone)
    .add({ days })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' }) as Instant;

/** Milliseconds since 1970-01-01 UTC. */
export const epochMilliseconds = (at: Instant): number =>
  Temporal.Instant.from(at).epochMilliseconds;
