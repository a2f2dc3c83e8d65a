import { refined } from '@disdetta/core';
import * as t from 'io-ts';

/** The end of the year 9999, the last that an instant can be of. */
const LAST_SECOND = 253_402_300_799;

const isUnixSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_SECOND;

/** Decodes an instant as the provider spells it. */
export const unixSeconds = refined('whole seconds since 1970', isUnixSeconds);

/** An instant as we spell it. */
export const instantOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** Decodes an amount as the provider spells it; whether it is money, the command is asked. */
export const amount = t.readonly(t.type({ minorUnits: t.number, currency: t.string }), 'an amount');

/** An amount as money of ours: the provider writes currencies in small letters. */
export const moneyOf = ({
  minorUnits,
  currency,
}: t.TypeOf<typeof amount>): { amount: number; currency: string } => ({
  amount: minorUnits,
  currency: currency.toUpperCase(),
});
