import fc from 'fast-check';
import { earlier, isInstant, later } from './instant.ts';
import type { Instant } from './instant.ts';

describe('an instant', () => {
  it.each([
    '2026-03-01T00:00:00.000Z',
    '2024-02-29T23:59:59.999Z',
    '2000-02-29T00:00:00.000Z',
    '2024-01-31T00:00:00.000Z',
    '2024-04-30T00:00:00.000Z',
    '2026-02-28T00:00:00.000Z',
    '0001-12-31T00:00:00.000Z',
  ])('is %s', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    ['without a zone', '2026-03-01T00:00:00.000'],
    ['with an offset', '2026-03-01T00:00:00.000+01:00'],
    ['without milliseconds', '2026-03-01T00:00:00Z'],
    ['with microseconds', '2026-03-01T00:00:00.000000Z'],
    ['on a leap day of a common year', '2026-02-29T00:00:00.000Z'],
    ['on a leap day of a common century', '2100-02-29T00:00:00.000Z'],
    ['on the 31st of a short month', '2026-04-31T00:00:00.000Z'],
    ['on day 0', '2026-03-00T00:00:00.000Z'],
    ['in month 0', '2026-00-10T00:00:00.000Z'],
    ['in month 13', '2026-13-01T00:00:00.000Z'],
    ['at 24:00', '2026-03-01T24:00:00.000Z'],
    ['at minute 60', '2026-03-01T00:60:00.000Z'],
    ['at second 60', '2026-03-01T00:00:60.000Z'],
    ['in small letters', '2026-03-01t00:00:00.000z'],
    ['followed by a line', '2026-03-01T00:00:00.000Z\n'],
    ['as a number', 1_772_323_200_000],
  ])('is none %s', (_, value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('is exactly what a calendar can spell', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(dates, (date) => isInstant(date.toISOString())));
  });

  it('compares as the moment that it names', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const [first, second] = [one, other].map((date) => date.toISOString() as Instant);
        if (first === undefined || second === undefined) return;
        expect(earlier(first, second)).toBe((one <= other ? one : other).toISOString());
        expect(later(first, second)).toBe((one >= other ? one : other).toISOString());
      }),
    );
  });
});
