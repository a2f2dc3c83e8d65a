import { isCurrency, isInstant, moneyOf } from '@disdetta/core';
import type { Money, RefundReason } from '@disdetta/core';

/** A moment among the facts of a refusal. */
export const momentIn = (facts: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = facts[name];
  return isInstant(value) ? value : null;
};

/** An amount among the facts of a refusal. */
export const moneyIn = (facts: Readonly<Record<string, unknown>>, name: string): Money | null => {
  const value = facts[name];
  if (typeof value !== 'object' || value === null) return null;
  if (!('amount' in value) || !('currency' in value)) return null;
  const { amount, currency } = value;
  return typeof amount === 'number' && isCurrency(currency) ? moneyOf(amount, currency) : null;
};

const isReason = (value: unknown): value is RefundReason =>
  typeof value === 'object' && value !== null && 'code' in value;

/** Why no refund is due, among the facts of a refusal. */
export const reasonsIn = (facts: Readonly<Record<string, unknown>>): readonly RefundReason[] => {
  const value = facts['because'];
  return Array.isArray(value) ? value.filter(isReason) : [];
};

/** A fact as the page spells it, or a dash where the refusal does not tell it. */
export const spelt = <Value>(value: Value | null, spell: (value: Value) => string): string =>
  value === null ? '—' : spell(value);
