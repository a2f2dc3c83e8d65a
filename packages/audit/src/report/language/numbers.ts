import { decimalsOf } from '@disdetta/core';
import type { Money } from '@disdetta/core';

/** How a language writes numbers. Spelt here, because what Intl answers changes with its data. */
export interface NumberStyle {
  readonly thousands: string;
  readonly decimal: string;
}

const grouped = (digits: string, thousands: string): string =>
  digits.replace(/\B(?=(?:\d{3})+$)/g, thousands);

/** A whole number that is not negative, `12,345`. */
export const spellCount = (count: number | bigint, { thousands }: NumberStyle): string =>
  grouped(String(count), thousands);

/** An amount with its decimals, `1,234.50`; the currency is left out. */
export const spellAmount = ({ amount, currency }: Money, style: NumberStyle): string => {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals), style.thousands);
  const fraction = decimals === 0 ? '' : style.decimal + digits.slice(-decimals);
  return (amount < 0 ? '\u2212' : '') + whole + fraction;
};

/** An amount with its currency, `1,234.50 EUR`, never broken over two lines. */
export const spellMoney = (money: Money, style: NumberStyle): string =>
  `${spellAmount(money, style)}\u00a0${money.currency}`;
