import { decimalsOf, isCurrency } from '@disdetta/core';
import type { Currency } from '@disdetta/core';
import { valueAt } from '../valueAt.ts';

/** An amount that was found in the data of an event. */
export interface FoundMoney {
  readonly amount: bigint;
  readonly currency: Currency;
}

/** Reads money; null for what is none, such as a currency that nobody knows. */
export const moneyIn = (value: unknown): FoundMoney | null => {
  const amount = valueAt(value, ['amount']);
  const currency = valueAt(value, ['currency']);
  return typeof amount === 'number' && Number.isSafeInteger(amount) && isCurrency(currency)
    ? { amount: BigInt(amount), currency }
    : null;
};

/** Minor units as a decimal number with all the decimals of their currency: `14.99`, `1500`. */
export const decimalOf = ({ amount, currency }: FoundMoney): string => {
  const decimals = decimalsOf(currency);
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + digits : `${sign}${whole}.${digits.slice(-decimals)}`;
};
