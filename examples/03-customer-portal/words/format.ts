import { spellMoney } from '@disdetta/core';
import type { Money } from '@disdetta/core';

/** How amounts and moments are spelt for one customer. */
export interface Format {
  readonly money: (amount: Money) => string;
  /** A moment of the customer's zone, to the minute. */
  readonly moment: (instant: string) => string;
}

/** The spelling of a language, in a time zone. */
export const createFormat = (locale: string, timeZone: string): Format => {
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  return {
    money: (amount) => {
      const { currency } = amount;
      const [decimal = ''] = spellMoney(amount).split(' ');
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(decimal));
    },
    moment: (instant) => moments.format(new Date(instant)),
  };
};
