import { foldAccount } from '@disdetta/core';
import type {
  Account,
  Fold,
  InvoiceId,
  RecordedAccountEvent,
  SubscriptionId,
} from '@disdetta/core';
import { happenedAt } from '../asOf.ts';
import type { Recorded } from '../eventTypes.ts';
import { isWithin } from '../question.ts';
import type { Stretch } from '../question.ts';
import { owned, viewOf } from '../view.ts';
import { placeOf } from './exception.ts';
import type { Exception, Watch } from './exception.ts';

/** The events of an account that tell whether a charge after a line's end still stands. */
export interface ChargedAfterCancellationState {
  readonly events: readonly RecordedAccountEvent[];
  readonly charges: readonly Recorded<'ChargedAfterCancellation'>[];
}

const fold: Fold<ChargedAfterCancellationState, RecordedAccountEvent> = {
  empty: () => ({ events: [], charges: [] }),
  change: ({ events, charges }, event) => {
    if (event.type === 'ChargedAfterCancellation') charges.push(owned(event));
    if (bearsOnCharges(event)) events.push(owned(event));
  },
};

const bearsOnCharges = ({ type }: RecordedAccountEvent): boolean => {
  switch (type) {
    case 'PlanStarted':
    case 'AddOnStarted':
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
    case 'PlanReactivated':
    case 'AddOnReactivated':
    case 'ChargedAfterCancellation':
    case 'RefundRequested':
    case 'RefundSettled':
    case 'RefundFailed':
    case 'RefundReversed':
      return true;
    default:
      return false;
  }
};

const answer = (
  { events, charges }: ChargedAfterCancellationState,
  stretch: Stretch,
): readonly Exception[] => {
  const arisen = charges.filter(({ data }) => isWithin(data.billedAt, stretch));
  if (arisen.length === 0) return [];
  const account = foldAccount(events.filter((event) => happenedAt(event) < stretch.to));
  return arisen.filter((charge) => isStanding(account, charge)).map(chargedAfterCancellation);
};

// A reactivation makes the charge a proper one again, and the core lets go of it.
const isStanding = (
  account: Account,
  { data: { subscriptionId, invoiceId, charged } }: Recorded<'ChargedAfterCancellation'>,
): boolean =>
  (account.chargedAfterEnd.get(subscriptionId) ?? []).includes(invoiceId) &&
  askedBackOf(account, subscriptionId, invoiceId) < charged.amount;

/** What of a charge was asked back, in minor units; what was asked twice counts once. */
const askedBackOf = (
  { refunds }: Account,
  subscriptionId: SubscriptionId,
  invoiceId: InvoiceId,
): number =>
  [...refunds.values()]
    .flatMap(({ parts }) => parts)
    .filter((part) => part.subscriptionId === subscriptionId && part.invoiceId === invoiceId)
    .reduce((sum, { amount, requestedAgain }) => sum + amount - requestedAgain, 0);

const chargedAfterCancellation = (charge: Recorded<'ChargedAfterCancellation'>): Exception => {
  const { accountId, subscriptionId, invoiceId, charged, billedAt } = charge.data;
  return {
    code: 'ChargedAfterCancellation',
    accountId,
    at: billedAt,
    evidence: { invoiceId, subscriptionId, charged, events: [placeOf(charge)] },
  };
};

/**
 * Looks out for charges of a time after a line's end that nobody has asked back yet (rule 5.10).
 * They arise when they are billed.
 */
export const chargedAfterCancellationWatch: Watch<ChargedAfterCancellationState> = viewOf(
  fold,
  answer,
);
