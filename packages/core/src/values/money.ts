import { record, refined } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import { currency, decimalsOf } from './currency.ts';
import type { Currency } from './currency.ts';
import { unusedShare } from './period.ts';
import type { Period } from './period.ts';
import type { Instant } from '../kernel/instant.ts';

/** Whether a value can count minor units: a safe integer that is not negative. */
export const isMinorUnits = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const fields = {
  amount: refined('a whole number of minor units, 0 or more', isMinorUnits, {
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
  }),
  currency,
};

/** An amount in minor units (cents of EUR, yen of JPY) of one currency; never negative. */
export type Money = RecordOf<typeof fields>;

/** Decodes `Money`. */
export const money = record('money { amount, currency }', fields);

/** Builds money of a currency from minor units. */
export const moneyOf = (amount: number, of: Currency): Money => ({ amount, currency: of });

/** Whether two amounts are the same, currency included. */
export const isSameMoney = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

/**
 * What a charge for a period is still worth at an instant: the share of exact milliseconds ahead,
 * rounded down to the minor unit.
 */
export const unusedWorth = (charged: number, of: Period, at: Instant): number => {
  const { unused, whole } = unusedShare(of, at);
  return whole === 0n ? 0 : Number((BigInt(charged) * unused) / whole);
};

/** Spells an amount as a decimal number and its code, `14.99 EUR`, for messages. */
export const spellMoney = ({ amount, currency: code }: Money): string => {
  const decimals = decimalsOf(code);
  if (decimals === 0) return `${amount} ${code}`;
  const digits = String(amount).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)} ${code}`;
};
