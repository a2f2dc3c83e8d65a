import { decodeCommand } from '@disdetta/core';
import type { Command } from '@disdetta/core';
import { unwrap } from '../outcomes.ts';

const PERIOD = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };

/** What happens on an account, in order; the refund of the plan is two events. */
const STORY = [
  { type: 'OpenAccount', data: { at: '2026-02-27T09:00:00.000Z' } },
  {
    type: 'StartPlan',
    data: { subscriptionId: 'plan', planId: 'pro', at: '2026-02-27T09:01:00.000Z' },
  },
  {
    type: 'StartAddOn',
    data: {
      subscriptionId: 'seats',
      addOnId: 'ten-seats',
      planSubscriptionId: 'plan',
      at: '2026-02-27T09:02:00.000Z',
    },
  },
  {
    type: 'RecordBilling',
    data: {
      invoiceId: 'invoice-1',
      billedAt: PERIOD.start,
      lines: [
        { subscriptionId: 'plan', period: PERIOD, charged: { amount: 1_499, currency: 'EUR' } },
        { subscriptionId: 'seats', period: PERIOD, charged: { amount: 499, currency: 'EUR' } },
      ],
    },
  },
  { type: 'CancelAddOn', data: { subscriptionId: 'seats', at: '2026-03-02T10:00:00.000Z' } },
  { type: 'ReactivateAddOn', data: { subscriptionId: 'seats', at: '2026-03-02T10:05:00.000Z' } },
  {
    type: 'CancelSubscription',
    data: {
      subscriptionId: 'plan',
      reason: { code: 'too-expensive', comment: 'I found something that does less for less.' },
      at: '2026-03-03T18:00:00.000Z',
    },
  },
  { type: 'ReactivatePlan', data: { subscriptionId: 'plan', at: '2026-03-04T08:00:00.000Z' } },
  {
    type: 'RequestRefund',
    data: {
      subscriptionId: 'plan',
      refundId: 'refund-1',
      agreedAmount: { amount: 1_998, currency: 'EUR' },
      at: '2026-03-05T12:00:00.000Z',
    },
  },
  {
    type: 'RecordRefundSettled',
    data: {
      refundId: 'refund-1',
      providerReference: 're_1',
      settledAt: '2026-03-06T12:00:00.000Z',
    },
  },
] as const;

/** How many commands the story of an account has. */
export const COMMANDS_A_STORY: number = STORY.length;

/** The commands of an account as a backend would give them, not decoded yet. */
export const storyOf = (accountId: string): readonly object[] =>
  STORY.map(({ type, data }, place) => ({
    type,
    data: { accountId, ...data },
    metadata: { commandId: `${accountId}-${place}` },
  }));

/** The same commands, decoded. */
export const decodedStoryOf = (accountId: string): readonly Command[] =>
  storyOf(accountId).map((command) => unwrap(decodeCommand(command)));
