import type { Instant } from '../kernel/instant.ts';
import { addCalendarDays, epochMilliseconds, isTimeZone } from './calendar.ts';
import type { TimeZone } from './calendar.ts';

const add = (from: string, days: number, zone: string): string =>
  addCalendarDays(from as Instant, days, zone as TimeZone);

describe('calendar days', () => {
  it.each([
    ['in UTC', '2026-03-01T09:00:00.000Z', 14, 'UTC', '2026-03-15T09:00:00.000Z'],
    [
      'over the switch to summer time',
      '2026-03-20T09:00:00.000Z',
      14,
      'Europe/Rome',
      '2026-04-03T08:00:00.000Z',
    ],
    [
      'over the switch to winter time',
      '2026-10-20T08:00:00.000Z',
      14,
      'Europe/Rome',
      '2026-11-03T09:00:00.000Z',
    ],
    [
      'over the switch of Los Angeles',
      '2026-03-01T09:00:00.000Z',
      14,
      'America/Los_Angeles',
      '2026-03-15T08:00:00.000Z',
    ],
    [
      'into a local time that is skipped',
      '2026-03-28T01:30:00.000Z',
      1,
      'Europe/Rome',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'into a local time that comes twice',
      '2026-10-24T00:30:00.000Z',
      1,
      'Europe/Rome',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'over a day that a country left out',
      '2011-12-29T12:00:00.000Z',
      1,
      'Pacific/Apia',
      '2011-12-30T12:00:00.000Z',
    ],
    ['none at all', '2026-03-01T09:00:00.001Z', 0, 'Asia/Kolkata', '2026-03-01T09:00:00.001Z'],
  ])('%s keep the local time', (_, from, days, zone, to) => {
    expect(add(from, days, zone)).toBe(to);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Rome', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'is %s',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each(['Europe/Atlantis', '+01:00', '', 'Europe/', 'Rome time', 7])('is not %s', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

it('an instant counts milliseconds from 1970', () => {
  expect(epochMilliseconds('1970-01-01T00:00:01.001Z' as Instant)).toBe(1_001);
});
