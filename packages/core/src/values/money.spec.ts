import fc from 'fast-check';
import type { Instant } from '../kernel/instant.ts';
import { decimalsOf, isCurrency } from './currency.ts';
import type { Currency } from './currency.ts';
import { isMinorUnits, isSameMoney, moneyOf, spellMoney, unusedWorth } from './money.ts';

const inCurrency = (amount: number, currency: string) => moneyOf(amount, currency as Currency);

describe('money', () => {
  it.each([
    [0, 'EUR', '0.00 EUR'],
    [5, 'EUR', '0.05 EUR'],
    [1_499, 'EUR', '14.99 EUR'],
    [1_499, 'JPY', '1499 JPY'],
    [1_499, 'KWD', '1.499 KWD'],
    [12_345, 'CLF', '1.2345 CLF'],
  ])('of %i %s is spelt %s', (amount, currency, spelt) => {
    expect(spellMoney(inCurrency(amount, currency))).toBe(spelt);
  });

  it('is the same only in the same currency', () => {
    expect(isSameMoney(inCurrency(1, 'EUR'), inCurrency(1, 'EUR'))).toBe(true);
    expect(isSameMoney(inCurrency(1, 'EUR'), inCurrency(1, 'USD'))).toBe(false);
    expect(isSameMoney(inCurrency(1, 'EUR'), inCurrency(2, 'EUR'))).toBe(false);
  });

  it.each([0, 1, Number.MAX_SAFE_INTEGER])('can count %i minor units', (amount) => {
    expect(isMinorUnits(amount)).toBe(true);
  });

  it.each([-1, 0.5, 14.99, 2 ** 53, Number.NaN, Infinity, '5', null])(
    'cannot count %s',
    (amount) => {
      expect(isMinorUnits(amount)).toBe(false);
    },
  );

  it.each(['eur', 'EURO', 'XXX', '', 978])('has no currency %s', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('knows the decimals of a currency', () => {
    const codes = ['JPY', 'EUR', 'KWD', 'UYW'] as Currency[];
    expect(codes.map(decimalsOf)).toEqual([0, 2, 3, 4]);
  });
});

describe('what a charge is still worth', () => {
  const start = '2026-01-01T00:00:00.000Z' as Instant;
  const end = '2027-01-01T00:00:00.000Z' as Instant;
  const year = { start, end };

  it.each([
    ['all of it before the period', '2025-12-31T00:00:00.000Z', 14_990],
    ['all of it at its start', start, 14_990],
    ['345 of 365 days after 20', '2026-01-21T00:00:00.000Z', 14_168],
    ['almost nothing a millisecond before its end', '2026-12-31T23:59:59.999Z', 0],
    ['nothing at its end', end, 0],
    ['nothing after it', '2028-01-01T00:00:00.000Z', 0],
  ])('is %s', (_, at, worth) => {
    expect(unusedWorth(14_990, year, at as Instant)).toBe(worth);
  });

  it('is nothing in a period of no length', () => {
    expect(unusedWorth(14_990, { start, end: start }, start)).toBe(0);
  });

  it('never exceeds the charge, never grows with time, and never rounds up', () => {
    const instants = fc
      .date({ min: new Date(start), max: new Date(end), noInvalidDate: true })
      .map((date) => date.toISOString() as Instant);
    fc.assert(
      fc.property(fc.maxSafeNat(), instants, instants, (charged, one, other) => {
        const [before = one, after = other] = [one, other].toSorted();
        const worth = unusedWorth(charged, year, before);
        expect(worth).toBeLessThanOrEqual(charged);
        expect(unusedWorth(charged, year, after)).toBeLessThanOrEqual(worth);
        const ahead = BigInt(Date.parse(end) - Date.parse(before));
        const whole = BigInt(Date.parse(end) - Date.parse(start));
        expect(BigInt(worth) * whole <= BigInt(charged) * ahead).toBe(true);
      }),
    );
  });
});
