import { foldAccount, owedAgainOf, pendingOf } from '@disdetta/core';
import type { Currency, RecordedAccountEvent } from '@disdetta/core';

/** How an account stands in one currency, in minor units. */
export interface Standing {
  /** Charged, less what was given back and stayed. */
  readonly net: number;
  /** Promised, and not with the customer. */
  readonly owed: number;
}

/** How nobody stands who was never charged. */
export const NO_STANDING: Standing = { net: 0, owed: 0 };

/** How an account stands by its state: not by what moved, so that one can be held to the other. */
export const standingOf = (
  history: readonly RecordedAccountEvent[],
): ReadonlyMap<Currency, Standing> => {
  const { invoices, refunds } = foldAccount(history);
  const standing = new Map<Currency, Standing>();
  const add = (currency: Currency, { net, owed }: Standing): void => {
    const known = standing.get(currency) ?? NO_STANDING;
    standing.set(currency, { net: known.net + net, owed: known.owed + owed });
  };
  for (const { lines } of invoices.values()) {
    for (const { charged } of lines) add(charged.currency, { net: charged.amount, owed: 0 });
  }
  for (const { currency, parts } of refunds.values()) {
    for (const part of parts) {
      add(currency, { net: -part.settled, owed: pendingOf(part) + owedAgainOf(part) });
    }
  }
  return standing;
};
