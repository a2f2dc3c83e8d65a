import type { CommandInput } from 'disdetta';

const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const price = { amount: 1_499, currency: 'EUR' };

/** A plan that is billed for March 2026. */
const billedPlan = (accountId: string): readonly CommandInput[] => {
  const line = { accountId, subscriptionId: 'pro' };
  return [
    command(`${accountId} opens`, 'OpenAccount', { accountId, at: march.start }),
    command(`${accountId} starts`, 'StartPlan', { ...line, planId: 'pro', at: march.start }),
    command(`${accountId} is billed`, 'RecordBilling', {
      accountId,
      invoiceId: `${accountId}-march`,
      billedAt: march.start,
      lines: [{ subscriptionId: 'pro', period: march, charged: price }],
    }),
  ];
};

const command = (commandId: string, type: string, data: CommandInput['data']): CommandInput => ({
  type,
  data,
  metadata: { commandId },
});

/** One customer gets their money back; another, who used the plan, does not, and cancels. */
export const commands: readonly CommandInput[] = [
  ...billedPlan('a-1'),
  command('a-1 wants a refund', 'RequestRefund', {
    accountId: 'a-1',
    subscriptionId: 'pro',
    refundId: 'r-1',
    agreedAmount: price,
    at: '2026-03-10T12:00:00.000Z',
  }),
  command('r-1 is paid', 'RecordRefundSettled', {
    accountId: 'a-1',
    refundId: 'r-1',
    providerReference: 't-1',
    settledAt: '2026-03-12T10:00:00.000Z',
  }),
  ...billedPlan('a-2'),
  command('a-2 is used', 'RecordUsage', {
    accountId: 'a-2',
    usageId: 'u-1',
    usedAt: '2026-03-05T09:30:00.000Z',
  }),
  command('a-2 wants a refund', 'RequestRefund', {
    accountId: 'a-2',
    subscriptionId: 'pro',
    refundId: 'r-2',
    agreedAmount: price,
    at: '2026-03-20T12:00:00.000Z',
  }),
  command('a-2 cancels', 'CancelSubscription', {
    accountId: 'a-2',
    subscriptionId: 'pro',
    reason: { code: 'too-expensive' },
    at: '2026-03-20T12:01:00.000Z',
  }),
];
