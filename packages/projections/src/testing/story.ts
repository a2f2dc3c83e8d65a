import { UTC, moneyOf } from '@disdetta/core';
import type { Currency, Event, EventDataOf, Instant, Money } from '@disdetta/core';

/** An instant of 2026, `03-10` or `03-10T12:00`. */
export const on = (text: string): Instant =>
  `2026-${text.includes('T') ? `${text}:00.000Z` : `${text}T00:00:00.000Z`}` as Instant;

/** Cents of EUR. */
export const euro = (amount: number): Money => moneyOf(amount, 'EUR' as Currency);

/** The line that stories are about, unless they say otherwise. */
export const PLAN = { accountId: 'a-1', subscriptionId: 's-1' } as const;
const ADD_ON = { accountId: 'a-1', subscriptionId: 's-2' } as const;

export const opened = (accountId = 'a-1'): Event => ({
  type: 'AccountOpened',
  data: { accountId, timeZone: UTC, at: on('01-01') },
});

export const planStarted = (told: Partial<EventDataOf<'PlanStarted'>> = {}): Event => ({
  type: 'PlanStarted',
  data: { ...PLAN, planId: 'pro', channel: 'online', at: on('03-01'), ...told },
});

export const addOnStarted = (told: Partial<EventDataOf<'AddOnStarted'>> = {}): Event => ({
  type: 'AddOnStarted',
  data: {
    ...ADD_ON,
    addOnId: 'large-meeting',
    planSubscriptionId: 's-1',
    channel: 'online',
    at: on('03-02'),
    ...told,
  },
});

interface Invoice {
  readonly invoiceId?: string;
  readonly accountId?: string;
  readonly subscriptionId?: string;
  readonly billedAt?: Instant;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly cents?: number;
}

export const billed = ({
  invoiceId = 'i-1',
  accountId = 'a-1',
  subscriptionId = 's-1',
  billedAt = on('03-01'),
  from = on('03-01'),
  to = on('04-01'),
  cents = 1_499,
}: Invoice = {}): Event => ({
  type: 'AccountBilled',
  data: {
    accountId,
    invoiceId,
    billedAt,
    lines: [{ subscriptionId, period: { start: from, end: to }, charged: euro(cents) }],
  },
});

export const chargedAfterCancellation = (
  invoiceId: string,
  billedAt: Instant,
  cents = 1_499,
): Event => ({
  type: 'ChargedAfterCancellation',
  data: { ...PLAN, invoiceId, charged: euro(cents), billedAt },
});

export const paid = (told: Partial<EventDataOf<'PaymentRecorded'>> = {}): Event => ({
  type: 'PaymentRecorded',
  data: {
    accountId: 'a-1',
    invoiceId: 'i-1',
    paymentId: 'p-1',
    amount: euro(1_499),
    paidAt: on('03-02'),
    ...told,
  },
});

export const used = (usageId: string, usedAt: Instant): Event => ({
  type: 'UsageRecorded',
  data: { accountId: 'a-1', usageId, usedAt },
});

export const voided = (usageId: string, at: Instant): Event => ({
  type: 'UsageVoided',
  data: { accountId: 'a-1', usageId, at },
});

export const cancelled = (told: Partial<EventDataOf<'SubscriptionCancelled'>> = {}): Event => ({
  type: 'SubscriptionCancelled',
  data: {
    ...PLAN,
    cause: 'customer',
    cancelledAt: on('03-10'),
    effectiveAt: on('04-01'),
    ...told,
  },
});

export const addOnCancelled = (told: Partial<EventDataOf<'AddOnCancelled'>> = {}): Event => ({
  type: 'AddOnCancelled',
  data: {
    ...ADD_ON,
    cause: 'customer',
    cancelledAt: on('03-10'),
    effectiveAt: on('05-01'),
    ...told,
  },
});

export const reactivated = (reactivatedAt: Instant): Event => ({
  type: 'PlanReactivated',
  data: { ...PLAN, reactivatedAt },
});

interface Request {
  readonly refundId?: string;
  readonly invoiceId?: string;
  readonly accountId?: string;
  readonly cents?: number;
  readonly at?: Instant;
  readonly policy?: string;
}

export const refundRequested = ({
  refundId = 'r-1',
  invoiceId = 'i-1',
  accountId = 'a-1',
  cents = 1_499,
  at = on('03-20'),
  policy = 'unused-since-last-billing',
}: Request = {}): Event => ({
  type: 'RefundRequested',
  data: {
    accountId,
    subscriptionId: 's-1',
    refundId,
    amount: euro(cents),
    lines: [{ subscriptionId: 's-1', invoiceId, amount: euro(cents) }],
    policy: { name: policy, version: 1 },
    requestedAt: at,
  },
});

export const settled = (
  settledAt: Instant,
  cents: number,
  providerReference = `settled-${settledAt}`,
): Event => ({
  type: 'RefundSettled',
  data: { accountId: 'a-1', refundId: 'r-1', providerReference, amount: euro(cents), settledAt },
});

export const failed = (failedAt: Instant, refundId = 'r-1'): Event => ({
  type: 'RefundFailed',
  data: { accountId: 'a-1', refundId, failure: 'card-closed', failedAt },
});

export const reversed = (reversedAt: Instant, providerReference: string): Event => ({
  type: 'RefundReversed',
  data: { accountId: 'a-1', refundId: 'r-1', providerReference, reversedAt },
});

export const disputed = (invoiceId: string, at: Instant): Event => ({
  type: 'DisputeOpened',
  data: { accountId: 'a-1', disputeId: 'd-1', invoiceId, state: 'opened', at },
});

export const closed = (at: Instant): Event => ({
  type: 'AccountClosed',
  data: { accountId: 'a-1', at },
});
