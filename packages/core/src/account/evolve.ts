import type { Draft } from 'immer';
import { evolveWith, foldWith } from '../kernel/fold.ts';
import type { Fold } from '../kernel/fold.ts';
import type { Instant } from '../kernel/instant.ts';
import type { SubscriptionId } from '../values/ids.ts';
import { disputeKey } from './disputes.ts';
import type { Event, EventDataOf } from './events.ts';
import { addOnsOf, chargesOf, endOf } from './lines.ts';
import { givenBackOf } from './refundable.ts';
import { fail, partsOf, reverse, settle, takeOver } from './refundParts.ts';
import { unknownAccount } from './state.ts';
import type { Account, Subscription } from './state.ts';
import { noteUse, noteVoid } from './usage.ts';
import type { DisputeState } from './vocabulary.ts';

type Own = Draft<Account>;

/**
 * Takes one event into an account. Facts come in any order, so each is kept under its own id and
 * nothing is dropped because what it refers to has not arrived yet.
 */
const change = (account: Own, { type, data }: Event): void => {
  switch (type) {
    case 'AccountOpened':
      account.accountId = data.accountId;
      account.timeZone = data.timeZone;
      account.openedAt = data.at;
      return;
    case 'PlanStarted':
      start(account, { kind: 'plan', planId: data.planId, ...termsOf(data) });
      return;
    case 'AddOnStarted': {
      const { addOnId, planSubscriptionId } = data;
      start(account, { kind: 'addOn', addOnId, planSubscriptionId, ...termsOf(data) });
      return;
    }
    case 'AccountBilled':
      account.invoices.set(data.invoiceId, {
        billedAt: data.billedAt,
        lines: data.lines as Draft<typeof data.lines>,
      });
      return;
    case 'ChargedAfterCancellation': {
      const known = account.chargedAfterEnd.get(data.subscriptionId) ?? [];
      account.chargedAfterEnd.set(data.subscriptionId, [...known, data.invoiceId]);
      return;
    }
    case 'PaymentRecorded': {
      const { paymentId, invoiceId, amount, paidAt } = data;
      account.payments.set(paymentId, { invoiceId, amount, paidAt });
      return;
    }
    case 'UsageRecorded':
      noteUse(account.usage, data.usageId, data.usedAt);
      return;
    case 'UsageVoided':
      noteVoid(account.usage, data.usageId);
      return;
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      cancel(account, data);
      return;
    case 'PlanReactivated':
    case 'AddOnReactivated':
      reactivate(account, data.subscriptionId);
      return;
    case 'RefundRequested':
      promiseRefund(account, data);
      return;
    case 'ContractWithdrawn':
      return;
    case 'RefundSettled': {
      const refund = account.refunds.get(data.refundId);
      if (refund === undefined) return;
      const amount = data.amount?.amount ?? Number.MAX_SAFE_INTEGER;
      settle(refund, data.providerReference, amount, data.paymentId);
      return;
    }
    case 'RefundFailed': {
      const refund = account.refunds.get(data.refundId);
      if (refund !== undefined) fail(refund, data.paymentId, data.failedAt);
      return;
    }
    case 'RefundReversed': {
      const refund = account.refunds.get(data.refundId);
      if (refund !== undefined) reverse(refund, data.providerReference);
      return;
    }
    case 'DisputeOpened':
    case 'DisputeClosed': {
      const { invoiceId, state, at } = data;
      const key = disputeKey(data);
      const reported = account.disputes.get(key)?.reported ?? new Map<DisputeState, Instant>();
      reported.set(state, at);
      account.disputes.set(key, { invoiceId, reported });
      return;
    }
    case 'SubscriptionEnded':
      account.endings.set(data.subscriptionId, data.endedAt);
      return;
    case 'AccountClosed':
      account.closedAt = data.at;
      return;
  }
};

const termsOf = (
  data: EventDataOf<'PlanStarted' | 'AddOnStarted'>,
): Omit<Subscription, 'kind' | 'planId' | 'addOnId' | 'planSubscriptionId'> => ({
  subscriptionId: data.subscriptionId,
  channel: data.channel,
  salesContact: data.salesContact ?? null,
  withdrawalUntil: data.withdrawalUntil ?? null,
  startedAt: data.at,
});

const start = (account: Own, subscription: Subscription): void => {
  account.subscriptions.set(subscription.subscriptionId, subscription);
};

const cancel = (
  account: Own,
  data: EventDataOf<'SubscriptionCancelled' | 'AddOnCancelled'>,
): void => {
  const { subscriptionId, cause, cancelledAt, effectiveAt } = data;
  // Who refunds a line that is cancelled already need not say again why it was cancelled.
  const reason = data.reason ?? account.cancellations.get(subscriptionId)?.reason ?? null;
  account.cancellations.set(subscriptionId, { cause, reason, cancelledAt, effectiveAt });
};

/**
 * Takes a cancellation back. Charges that came after the end count again where there is no such
 * end any more, unless they were given back.
 */
const reactivate = (account: Own, subscriptionId: SubscriptionId): void => {
  account.cancellations.delete(subscriptionId);
  const line = account.subscriptions.get(subscriptionId);
  if (line === undefined) return;
  for (const one of [line, ...addOnsOf(account, subscriptionId)]) {
    if (!account.chargedAfterEnd.has(one.subscriptionId)) continue;
    const end = endOf(account, one);
    const strays = chargesOf(account, one.subscriptionId).filter(
      ({ afterEnd, invoiceId, period }) =>
        afterEnd &&
        ((end !== null && period.start >= end.at) ||
          givenBackOf(account, one.subscriptionId, invoiceId) > 0),
    );
    account.chargedAfterEnd.set(
      one.subscriptionId,
      strays.map(({ invoiceId }) => invoiceId),
    );
  }
};

const promiseRefund = (account: Own, data: EventDataOf<'RefundRequested'>): void => {
  const parts = partsOf(data.lines);
  takeOver(account.refunds.values(), parts);
  account.refunds.set(data.refundId, {
    subscriptionId: data.subscriptionId,
    currency: data.amount.currency,
    policy: data.policy,
    requestedAt: data.requestedAt,
    parts: parts as Draft<typeof parts>,
    settlements: [],
    failures: [],
    reversals: [],
  });
};

/** How the events of an account become its state. */
export const accountFold: Fold<Account, Event> = { empty: unknownAccount, change };

/** The account after one more event; the given account stays as it was. */
export const evolve: (account: Account, event: Event) => Account = evolveWith(accountFold);

/** The account after a whole history. */
export const foldAccount = (history: Iterable<Event>): Account => foldWith(accountFold, history);
