import type { AccountId, Instant, Money, RefundId, SubscriptionId } from '@disdetta/core';
import type { Place } from '../finding.ts';
import type { RefundDecision } from '../decisions/refundDecision.ts';
import type { Judged } from './judged.ts';

/** A request that other policies would have answered with other money. */
export interface WhatIfDifference {
  /** `granted`: only the others give money back; `refused`: only those recorded; `amount`: both. */
  readonly change: 'granted' | 'refused' | 'amount';
  readonly accountId: AccountId;
  readonly subscriptionId: SubscriptionId;
  readonly refundId: RefundId;
  readonly at: Instant;
  /** The event or the refusal that the request came to. */
  readonly evidence: Place;
  /** What it was answered with: `accepted`, or the code of its refusal. */
  readonly recorded: string;
  readonly then: Judged;
  readonly otherwise: Judged;
}

/** How a request would have been answered otherwise; null where the same money would be due. */
export const differenceOf = (
  { command, place, outcome }: RefundDecision,
  then: Judged,
  otherwise: Judged,
): WhatIfDifference | null => {
  const change = changeOf(dueOf(then), dueOf(otherwise));
  if (change === null) return null;
  const { accountId, subscriptionId, refundId, at } = command.data;
  const { stream, revision } = place;
  return {
    change,
    accountId,
    subscriptionId,
    refundId,
    at,
    evidence: { stream, revision },
    recorded: outcome.accepted ? 'accepted' : outcome.refusal.code,
    then,
    otherwise,
  };
};

/** The money that is due, if any is. */
export const dueOf = (judged: Judged): Money | null => (judged.due ? judged.amount : null);

const changeOf = (
  then: Money | null,
  otherwise: Money | null,
): WhatIfDifference['change'] | null => {
  if (then === null) return otherwise === null ? null : 'granted';
  if (otherwise === null) return 'refused';
  const isSame = then.amount === otherwise.amount && then.currency === otherwise.currency;
  return isSame ? null : 'amount';
};
