import type { EventStore } from '@disdetta/core';
import { clockedLog } from './clockedLog.ts';
import { richAccount } from './richAccount.ts';
import { inOrder } from './told.ts';
import type { Told } from './told.ts';

const REASONS = ['too-expensive', 'missing-feature', 'too-expensive', 'switched', 'not-used'];
const PRICES = [
  { amount: 1_499, currency: 'EUR' },
  { amount: 124_900, currency: 'EUR' },
  { amount: 1_980, currency: 'JPY' },
];

/** One of many accounts: billed twice, cancelled in one of the months, some of them refunded. */
const plainAccount = (number: number): readonly Told[] => {
  const accountId = `customer-${String(number).padStart(3, '0')}`;
  const ofLine = { accountId, subscriptionId: 'plan' };
  const charged = PRICES[number % PRICES.length];
  const first = 1 + (number % 4);
  const on = (month: number, day: number): string =>
    `2026-0${month}-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  const bill = (month: number): Told => {
    const billedAt = on(month, 1);
    const period = { start: billedAt, end: on(month + 1, 1) };
    const lines = [{ subscriptionId: 'plan', period, charged }];
    const data = { accountId, invoiceId: `invoice-${month}`, billedAt, lines };
    return { type: 'RecordBilling', at: billedAt, data };
  };
  const told = (type: string, at: string, data: object): Told => ({
    type,
    at,
    data: { ...data, at },
  });
  const code = number % 7 === 0 ? undefined : REASONS[number % REASONS.length];
  const reason = code === undefined ? {} : { reason: { code } };
  const end = on(first + 1, 3 + (number % 20));
  const refund = { ...ofLine, refundId: 'refund', agreedAmount: charged, ...reason };
  const settledAt = on(first + 1, 27);
  const settled = { accountId, refundId: 'refund', providerReference: 'provider', settledAt };
  return [
    told('OpenAccount', on(first, 1), { accountId }),
    told('StartPlan', on(first, 1), { ...ofLine, planId: 'pro' }),
    bill(first),
    bill(first + 1),
    ...(number % 3 === 1
      ? [told('CancelSubscription', end, { ...ofLine, ...reason })]
      : [
          told('RequestRefund', end, refund),
          { type: 'RecordRefundSettled', at: settledAt, data: settled },
        ]),
  ];
};

/** A log in memory of one account with a rich life and many plain ones, told in order of time. */
export const reportedLog = (accounts: number): Promise<EventStore> => {
  const plain = Array.from({ length: accounts }, (_, number) => plainAccount(number)).flat();
  return clockedLog(inOrder(richAccount, plain));
};
