import { isRight } from 'fp-ts/lib/Either.js';
import { decodeCommand } from '../../account/commands.ts';
import type { Command } from '../../account/commands.ts';
import { judgeRefund } from '../../account/eligibility.ts';
import type { Account } from '../../account/state.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Policies } from '../../policies/policies.ts';

/** The coarse clock: one instant in each period, the edges between them, and one after all. */
export const CLOCK: readonly Instant[] = [
  '2026-03-05T00:00:00.000Z',
  '2026-04-01T00:00:00.000Z',
  '2026-04-05T00:00:00.000Z',
  '2026-05-05T00:00:00.000Z',
  '2026-06-01T00:00:00.000Z',
].map((text) => text as Instant);

/** Something that was so, told as it was whenever it arrives: it is never refused. */
export interface Fact {
  readonly kind: 'fact';
  readonly name: string;
  readonly command: object;
}

/** Something that is asked for, or reported, at an instant of the clock; it may be refused. */
export interface Request {
  readonly kind: 'request';
  readonly name: string;
  /** The command, or null where there is nothing to ask for now. */
  readonly commandAt: (at: Instant, account: Account, policies: Policies) => object | null;
}

/** Something that may happen in the small world. */
export type Happening = Fact | Request;

const ACCOUNT = { accountId: 'a' };
const PERIODS = ['2026-03', '2026-04', '2026-05', '2026-06'].map(
  (month) => `${month}-01T00:00:00.000Z`,
);

const fact = (name: string, type: string, data: object): Fact => ({
  kind: 'fact',
  name,
  command: { type, data: { ...ACCOUNT, ...data } },
});

const request = (name: string, commandAt: Request['commandAt']): Request => ({
  kind: 'request',
  name,
  commandAt,
});

const wish = (name: string, type: string, data: object = {}): Request =>
  request(name, (at) => ({ type, data: { ...ACCOUNT, ...data, at } }));

/** What the payment provider reports of a refund; it is refused where there is none. */
const report = (name: string, type: string, data: object): Request =>
  request(name, () => ({ type, data: { ...ACCOUNT, ...data } }));

const charge = (subscriptionId: string, month: number, amount: number): object => ({
  subscriptionId,
  period: { start: PERIODS[month], end: PERIODS[month + 1] },
  charged: { amount, currency: 'EUR' },
});

const invoice = (month: number): Fact =>
  fact(`invoice ${month + 1}`, 'RecordBilling', {
    invoiceId: `invoice-${month + 1}`,
    billedAt: PERIODS[month],
    lines: [charge('plan', month, 7), charge('seats', month, 3), charge('storage', month, 2)],
  });

const payment = (month: number, amount: number): Fact =>
  fact(`payment of invoice ${month + 1}`, 'RecordPayment', {
    invoiceId: `invoice-${month + 1}`,
    paymentId: `payment-${month + 1}`,
    amount: { amount, currency: 'EUR' },
    paidAt: PERIODS[month],
  });

const use = (place: number, usedAt: string): Fact =>
  fact(`use ${place}`, 'RecordUsage', { usageId: `use-${place}`, usedAt });

const dispute = (state: 'opened' | 'won'): Fact =>
  fact(`dispute ${state}`, 'RecordDispute', {
    disputeId: 'dispute',
    invoiceId: 'invoice-1',
    state,
    at: '2026-04-02T00:00:00.000Z',
  });

const reportsOf = (refundId: string): readonly Request[] => [
  report(`${refundId} settled`, 'RecordRefundSettled', {
    refundId,
    providerReference: `reference of ${refundId}`,
    settledAt: '2026-05-06T00:00:00.000Z',
  }),
  report(`${refundId} failed`, 'RecordRefundFailed', {
    refundId,
    failure: 'card-closed',
    failedAt: '2026-05-06T00:00:00.000Z',
  }),
  report(`${refundId} reversed`, 'RecordRefundReversed', {
    refundId,
    providerReference: `reference of ${refundId}`,
    reversedAt: '2026-05-07T00:00:00.000Z',
  }),
];

/** A customer who agrees to what is due at this moment, on a line. */
const refundOf = (subscriptionId: string, refundId: string): Request =>
  request(`refund of ${subscriptionId}`, (at, account, policies) => {
    const line = account.subscriptions.get(subscriptionId);
    if (line === undefined) return null;
    const { eligibility } = judgeRefund(policies, account, line, at);
    if (!eligibility.eligible) return null;
    const agreedAmount = eligibility.amount;
    return {
      type: 'RequestRefund',
      data: { ...ACCOUNT, subscriptionId, refundId, agreedAmount, at },
    };
  });

/** What every story begins with: a plan with two add-ons; the customer may withdraw for a while. */
export const OPENING: readonly object[] = [
  { type: 'OpenAccount', data: { ...ACCOUNT, at: PERIODS[0] } },
  {
    type: 'StartPlan',
    data: {
      ...ACCOUNT,
      subscriptionId: 'plan',
      planId: 'pro',
      withdrawalUntil: '2026-03-15T00:00:00.000Z',
      at: PERIODS[0],
    },
  },
  ...['seats', 'storage'].map((subscriptionId) => ({
    type: 'StartAddOn',
    data: {
      ...ACCOUNT,
      subscriptionId,
      addOnId: subscriptionId,
      planSubscriptionId: 'plan',
      at: PERIODS[0],
    },
  })),
];

/** What a period brings, and what may be told of it late. */
export const FACTS = {
  invoices: [invoice(0), invoice(1), invoice(2)],
  payments: [payment(0, 12), payment(1, 5)],
  usage: [
    use(1, '2026-03-03T00:00:00.000Z'),
    use(2, '2026-04-03T00:00:00.000Z'),
    fact('void of use 1', 'VoidUsage', { usageId: 'use-1', at: '2026-04-04T00:00:00.000Z' }),
  ],
  disputes: [dispute('opened'), dispute('won')],
} as const;

/** Everything that may happen then: each up to twice. */
export const HAPPENINGS: readonly Happening[] = [
  ...Object.values(FACTS).flat(),
  wish('cancel the plan', 'CancelSubscription', { subscriptionId: 'plan' }),
  wish('reactivate the plan', 'ReactivatePlan', { subscriptionId: 'plan' }),
  wish('cancel the seats', 'CancelAddOn', { subscriptionId: 'seats' }),
  wish('reactivate the seats', 'ReactivateAddOn', { subscriptionId: 'seats' }),
  refundOf('plan', 'refund-plan'),
  refundOf('seats', 'refund-seats'),
  request('withdraw', (at) => ({
    type: 'Withdraw',
    data: { ...ACCOUNT, subscriptionId: 'plan', refundId: 'refund-all', submittedAt: at, at },
  })),
  ...['refund-plan', 'refund-seats', 'refund-all'].flatMap(reportsOf),
  wish('put on record what has ended', 'EndDueSubscriptions'),
  wish('close the account', 'CloseAccount'),
];

/** A command as it comes in, with an id of its own. */
export const commandOf = (input: object, commandId: string): Command => {
  const decoded = decodeCommand({ ...input, metadata: { commandId } });
  if (isRight(decoded)) return decoded.right;
  throw new Error(decoded.left.message);
};
