import { eventCodecs, id, instant, money, oneOf, record } from '@disdetta/core';
import * as t from 'io-ts';
import { refundReason } from './refundReasons.ts';
import type { Answers } from './typed.ts';

const nullable = <Codec extends t.Mixed>(codec: Codec) => t.union([codec, t.null]);

// Values that events spell, too, are spelt as there.
const { lines, policy } = eventCodecs.RefundRequested.fields.data.fields;
const { reason, cause } = eventCodecs.SubscriptionCancelled.fields.data.fields;
const { channel } = eventCodecs.PlanStarted.fields.data.fields;

const status = oneOf('Active', 'Cancelled', 'Ended');
const endCause = oneOf('period-end', 'refunded', 'withdrawn', 'plan-ended', 'account-closed');
const lineAction = oneOf(
  'CancelSubscription',
  'CancelAddOn',
  'RequestRefund',
  'ReactivatePlan',
  'ReactivateAddOn',
  'Withdraw',
  'ContactSales',
);

const onThePage = {
  subscriptionId: id,
  status,
  renews: t.boolean,
  hasAccess: t.boolean,
  actions: t.readonlyArray(lineAction),
};

/** What queries about one account answer. */
export const accountAnswers: Answers<
  | 'planStatus'
  | 'refundEligibility'
  | 'usageSinceLastBilling'
  | 'currentPlans'
  | 'cancellationReceipt'
> = {
  planStatus: record('how a line stands', {
    status,
    renews: t.boolean,
    hasAccess: t.boolean,
    accessUntil: nullable(instant),
    renewsAt: nullable(instant),
    cancelledAt: nullable(instant),
    endedAt: nullable(instant),
    endedBecause: nullable(endCause),
    reason: nullable(reason.optional),
    channel: channel.codec,
  }),
  refundEligibility: t.union([
    record('a refund that is due', {
      eligible: t.literal(true),
      amount: money,
      lines,
      lastBilledAt: nullable(instant),
      policy,
      quoteId: t.string,
      actsBy: nullable(instant),
    }),
    record('no refund, and every reason why', {
      eligible: t.literal(false),
      because: t.readonlyArray(refundReason),
      policy,
    }),
  ]),
  usageSinceLastBilling: record('uses since the last billing', {
    lastBilledAt: nullable(instant),
    count: t.number,
    firstUsedAt: nullable(instant),
    lastUsedAt: nullable(instant),
  }),
  currentPlans: record('the page Current Plans', {
    lines: t.readonlyArray(
      t.union([
        record('a plan', { kind: t.literal('plan'), planId: id, ...onThePage }),
        record('an add-on', { kind: t.literal('addOn'), addOnId: id, ...onThePage }),
      ]),
    ),
    actions: t.readonlyArray(oneOf('CloseAccount')),
  }),
  cancellationReceipt: record('the receipt of a cancellation', {
    accountId: id,
    subscriptionId: id,
    asked: oneOf('CancelSubscription', 'CancelAddOn', 'RequestRefund', 'Withdraw'),
    reason: nullable(reason.optional),
    receivedAt: instant,
    effectiveAt: instant,
    cause: cause.codec,
    refund: nullable(record('what was promised back', { refundId: id, amount: money })),
    takenBackAt: nullable(instant),
  }),
};
