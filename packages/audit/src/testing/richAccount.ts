import type { Told } from './told.ts';

const ACCOUNT = { accountId: 'a-1' };
const PLAN = { ...ACCOUNT, subscriptionId: 's-1' };
const ADD_ON = { ...ACCOUNT, subscriptionId: 's-2' };

const on = (text: string): string => `2026-${text}:00.000Z`;

const told = (type: string, at: string, data: object): Told => ({
  type,
  at: on(at),
  data: { ...data, at: on(at) },
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const line = (subscriptionId: string, month: number, amount: number) => ({
  subscriptionId,
  period: { start: on(`0${month}-01T00:00`), end: on(`0${month + 1}-01T00:00`) },
  charged: eur(amount),
});

const billed = (month: number, ...lines: readonly object[]): readonly Told[] => {
  const invoiceId = `invoice-${month}`;
  const billedAt = on(`0${month}-01T06:00`);
  const paidAt = on(`0${month}-02T08:30`);
  const amount = eur(lines.length > 1 ? 1_999 : 1_499);
  const payment = { ...ACCOUNT, invoiceId, paymentId: `payment-${month}`, amount, paidAt };
  return [
    { type: 'RecordBilling', at: billedAt, data: { ...ACCOUNT, invoiceId, billedAt, lines } },
    { type: 'RecordPayment', at: paidAt, data: payment },
  ];
};

const uses = (month: number, days: readonly number[]): readonly Told[] =>
  days.map((day) => {
    const usedAt = on(`0${month}-${String(day).padStart(2, '0')}T14:00`);
    return {
      type: 'RecordUsage',
      at: usedAt,
      data: { ...ACCOUNT, usageId: `use-${usedAt}`, usedAt },
    };
  });

const refund = (refundId: string, amount: number) => ({
  ...PLAN,
  refundId,
  agreedAmount: eur(amount),
  reason: { code: 'not-used', comment: 'never to be shown' },
});

const settledAt = on('05-21T11:00');
const failedAt = on('05-09T07:45');

/** An account to which nearly everything happens: its plan, its add-on, refunds and exceptions. */
export const richAccount: readonly Told[] = [
  told('OpenAccount', '01-01T05:00', { ...ACCOUNT, timeZone: 'Europe/Rome' }),
  told('StartPlan', '01-01T05:30', { ...PLAN, planId: 'pro' }),
  ...billed(1, line('s-1', 1, 1_499)),
  ...uses(1, [4, 5, 8, 12, 13, 14, 20, 27]),
  told('StartAddOn', '02-01T05:00', {
    ...ADD_ON,
    addOnId: 'large-meeting',
    planSubscriptionId: 's-1',
  }),
  ...billed(2, line('s-1', 2, 1_499), line('s-2', 2, 500)),
  ...uses(2, [2, 3, 9, 10, 17, 24]),
  ...billed(3, line('s-1', 3, 1_499), line('s-2', 3, 500)),
  ...uses(3, [3, 4, 11]),
  told('RequestRefund', '03-18T10:00', refund('refund-0', 1_999)),
  told('CancelSubscription', '03-18T10:05', { ...PLAN, reason: { code: 'too-expensive' } }),
  told('ReactivatePlan', '03-24T16:20', PLAN),
  ...billed(4, line('s-1', 4, 1_499), line('s-2', 4, 500)),
  ...uses(4, [7, 21]),
  told('CancelAddOn', '04-12T09:15', { ...ADD_ON, reason: { code: 'not-used' } }),
  ...billed(5, line('s-1', 5, 1_499)),
  told('RequestRefund', '05-06T12:00', refund('refund-1', 1_499)),
  {
    type: 'RecordRefundFailed',
    at: failedAt,
    data: { ...ACCOUNT, refundId: 'refund-1', failure: 'card-closed', failedAt },
  },
  {
    type: 'RecordUsage',
    at: on('05-12T03:00'),
    data: { ...ACCOUNT, usageId: 'use-late', usedAt: on('05-04T18:30') },
  },
  {
    type: 'RecordRefundSettled',
    at: settledAt,
    data: { ...ACCOUNT, refundId: 'refund-1', providerReference: 'provider-77', settledAt },
  },
  ...billed(6, line('s-1', 6, 1_499)),
];
