import { inOrder } from './told.ts';
import type { Told } from './told.ts';

const on = (text: string): string => `2026-${text}:00.000Z`;

/** A life of one account: `told` with the account's id in its data, at an instant of 2026. */
export const lifeOf = (accountId: string) => {
  const told = (type: string, at: string, data: object = {}): Told => ({
    type,
    at: on(at),
    data: { accountId, ...data, at: on(at) },
  });
  const fact = (type: string, at: string, instant: string, data: object): Told => ({
    type,
    at: on(at),
    data: { accountId, ...data, [instant]: on(at) },
  });
  return {
    told,
    opened: (at: string) => told('OpenAccount', at, { timeZone: 'Europe/Rome' }),
    plan: (at: string, more: object = {}) =>
      told('StartPlan', at, { subscriptionId: 'plan', planId: 'pro', ...more }),
    billed: (month: number, amount: number, currency = 'EUR') => {
      const start = on(`0${month}-01T00:00`);
      const period = { start, end: on(`0${month + 1}-01T00:00`) };
      const lines = [{ subscriptionId: 'plan', period, charged: { amount, currency } }];
      return fact('RecordBilling', `0${month}-01T06:00`, 'billedAt', {
        invoiceId: `invoice-${month}`,
        lines,
      });
    },
    paid: (month: number, amount: number, day = '02') =>
      fact('RecordPayment', `0${month}-${day}T08:00`, 'paidAt', {
        invoiceId: `invoice-${month}`,
        paymentId: `payment-${month}-${day}`,
        amount: { amount, currency: 'EUR' },
      }),
    used: (at: string, usageId = `use-${at}`) => fact('RecordUsage', at, 'usedAt', { usageId }),
    refund: (at: string, refundId: string, amount: number, currency = 'EUR', more: object = {}) =>
      told('RequestRefund', at, {
        subscriptionId: 'plan',
        refundId,
        agreedAmount: { amount, currency },
        ...more,
      }),
    settled: (at: string, refundId: string, providerReference: string, more: object = {}) =>
      fact('RecordRefundSettled', at, 'settledAt', { refundId, providerReference, ...more }),
    failed: (at: string, refundId: string) =>
      fact('RecordRefundFailed', at, 'failedAt', { refundId, failure: 'card-closed' }),
    reversed: (at: string, refundId: string, providerReference: string) =>
      fact('RecordRefundReversed', at, 'reversedAt', { refundId, providerReference }),
  };
};

const withdrawn = (): readonly Told[] => {
  const { told, opened, plan, billed, settled, reversed, refund } = lifeOf('withdrawn');
  const usedBefore = { accountId: 'withdrawn', usageId: 'use-late', usedAt: on('03-05T10:00') };
  const withdrawal = { subscriptionId: 'plan', submittedAt: on('03-09T23:00') };
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30', { withdrawalUntil: on('03-15T00:00') }),
    billed(3, 1_499),
    told('Withdraw', '03-10T10:00', { ...withdrawal, refundId: 'refund-1' }),
    told('Withdraw', '03-11T10:00', { ...withdrawal, refundId: 'refund-2' }),
    { type: 'RecordUsage', at: on('03-11T11:00'), data: usedBefore },
    settled('03-12T09:00', 'refund-1', 'provider-1'),
    reversed('03-20T09:00', 'refund-1', 'provider-1'),
    refund('03-21T09:00', 'refund-3', 1_499),
  ];
};

const withdrawnUncharged = (): readonly Told[] => {
  const { told, opened, plan } = lifeOf('withdrawn-uncharged');
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30', { withdrawalUntil: on('03-15T00:00') }),
    told('Withdraw', '03-10T10:00', {
      subscriptionId: 'plan',
      refundId: 'refund-1',
      submittedAt: on('03-10T09:59'),
    }),
    told('CloseAccount', '03-12T10:00'),
  ];
};

const disputed = (): readonly Told[] => {
  const { told, opened, plan, billed, paid, refund, settled } = lifeOf('disputed');
  const dispute = (state: string, at: string) =>
    told('RecordDispute', at, { disputeId: 'dispute-1', invoiceId: 'invoice-3', state });
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30'),
    billed(3, 1_499),
    paid(3, 1_499),
    dispute('opened', '03-04T12:00'),
    refund('03-05T12:00', 'refund-1', 1_499),
    dispute('won', '03-06T12:00'),
    refund('03-07T12:00', 'refund-2', 1_499),
    settled('03-09T12:00', 'refund-2', 'provider-1', { amount: { amount: 999, currency: 'EUR' } }),
    settled('03-10T12:00', 'refund-2', 'provider-2', { amount: { amount: 500, currency: 'EUR' } }),
  ];
};

const free = (): readonly Told[] => {
  const { told, opened, plan, billed, used, refund } = lifeOf('free');
  return [
    refund('03-01T04:00', 'refund-of-nobody', 100),
    opened('03-01T05:00'),
    refund('03-01T05:15', 'refund-of-nothing', 100),
    plan('03-01T05:30'),
    refund('03-01T05:45', 'refund-1', 100),
    billed(3, 0),
    used('03-02T10:00'),
    refund('03-03T10:00', 'refund-2', 100),
    told('VoidUsage', '03-04T10:00', { usageId: 'use-03-02T10:00' }),
    refund('04-02T10:00', 'refund-3', 100),
    told('CancelSubscription', '04-03T10:00', { subscriptionId: 'plan' }),
    told('EndDueSubscriptions', '04-04T10:00'),
    told('CloseAccount', '04-05T10:00'),
  ];
};

const chargedOn = (): readonly Told[] => {
  const { told, opened, plan, billed, refund, failed } = lifeOf('charged-on');
  return [
    opened('02-01T05:00'),
    plan('02-01T05:30'),
    billed(2, 1_980, 'JPY'),
    told('CancelSubscription', '02-10T10:00', {
      subscriptionId: 'plan',
      reason: { code: 'switched', comment: 'never to be shown' },
    }),
    billed(3, 1_980, 'JPY'),
    told('EndDueSubscriptions', '03-02T10:00'),
    refund('03-03T10:00', 'refund-1', 1_980, 'JPY'),
    refund('03-04T10:00', 'refund-2', 1_980, 'JPY'),
    failed('03-05T10:00', 'refund-1'),
  ];
};

const undecided = (): readonly Told[] => {
  const { told, opened, plan, billed, used, refund } = lifeOf('undecided');
  const ofAddOn = { subscriptionId: 'seats' };
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30'),
    told('StartAddOn', '03-01T05:40', {
      ...ofAddOn,
      addOnId: 'ten-seats',
      planSubscriptionId: 'plan',
    }),
    billed(3, 1_499),
    refund('03-02T10:00', 'refund-1', 1_500),
    refund('03-02T10:05', 'refund-2', 1_499, 'EUR', { quoteId: 'quote-of-yesterday' }),
    told('CancelAddOn', '03-03T10:00', ofAddOn),
    told('ReactivateAddOn', '03-03T11:00', ofAddOn),
    told('CancelSubscription', '03-04T10:00', { subscriptionId: 'plan' }),
    told('CancelSubscription', '03-04T10:01', { subscriptionId: 'plan' }),
    used('03-05T10:00'),
    refund('03-06T10:00', 'refund-3', 1_499),
    told('ReactivatePlan', '04-01T00:00', { subscriptionId: 'plan' }),
    refund('04-02T10:00', 'refund-4', 1_499),
  ];
};

const sold = (): readonly Told[] => {
  const { told, opened, plan, billed } = lifeOf('sold');
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30', { channel: 'sales', salesContact: 'sales-desk' }),
    billed(3, 99_900),
    told('CancelSubscription', '03-04T10:00', { subscriptionId: 'plan' }),
    told('StartPlan', '03-05T10:00', {
      subscriptionId: 'from-a-shop',
      planId: 'basic',
      channel: 'app-store',
    }),
    told('CancelSubscription', '03-06T10:00', { subscriptionId: 'from-a-shop' }),
  ];
};

/** What had happened before, or in the very moment of, a refund and was recorded after it. */
const learntLater = (): readonly Told[] => {
  const { told, opened, plan, billed, paid, used, refund, failed } = lifeOf('learnt-later');
  const dispute = (disputeId: string, state: string, at: string) =>
    told('RecordDispute', at, { disputeId, invoiceId: 'invoice-3', state });
  const recorded = (at: string, fact: Told): Told => ({ ...fact, at: on(at) });
  return [
    opened('02-01T05:00'),
    plan('02-01T05:30'),
    billed(3, 1_499),
    refund('03-10T12:00', 'refund-1', 1_499),
    recorded('03-11T00:00', billed(2, 1_499)),
    recorded('03-12T00:00', paid(3, 1_499)),
    recorded('03-13T00:00', dispute('dispute-1', 'opened', '03-09T12:00')),
    recorded('03-13T01:00', dispute('dispute-1', 'won', '03-09T13:00')),
    recorded('03-13T02:00', dispute('dispute-2', 'lost', '03-10T12:00')),
    recorded('03-14T00:00', used('03-10T12:00', 'use-in-that-moment')),
    failed('03-15T00:00', 'refund-1'),
    refund('03-16T00:00', 'refund-2', 1_499),
    recorded('03-17T00:00', failed('03-15T12:00', 'refund-1')),
  ];
};

/** A use that stood against a refund and turned out never to have happened. */
const voidedLater = (): readonly Told[] => {
  const { told, opened, plan, billed, used, refund } = lifeOf('voided-later');
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30'),
    billed(3, 1_499),
    used('03-02T10:00', 'use-1'),
    refund('03-03T10:00', 'refund-1', 1_499),
    told('VoidUsage', '03-04T10:00', { usageId: 'use-1' }),
  ];
};

/** Accounts to which the rest happens: every event, and a refusal of nearly every kind. */
export const manyLives: readonly Told[] = inOrder(
  withdrawn(),
  withdrawnUncharged(),
  disputed(),
  free(),
  chargedOn(),
  undecided(),
  sold(),
  learntLater(),
  voidedLater(),
);

/** A month in which shares are given back within a fortnight, of what was paid alone. */
export const proratedLives: readonly Told[] = inOrder(
  ['in-time', 'too-late', 'unpaid', 'twice'].flatMap((accountId) => {
    const { opened, plan, billed, paid, refund } = lifeOf(accountId);
    const day = accountId === 'too-late' ? '20' : '10';
    return [
      opened('03-01T05:00'),
      plan('03-01T05:30'),
      billed(3, 3_100),
      ...(accountId === 'unpaid' ? [] : [paid(3, 3_100)]),
      refund(`03-${day}T12:00`, 'refund-1', 2_150),
      ...(accountId === 'twice' ? [refund('03-12T12:00', 'refund-2', 2_150)] : []),
    ];
  }),
);

/** The names of the accounts of some lives, in the order of the alphabet. */
export const accountIdsOf = (lives: readonly Told[]): readonly string[] =>
  [...new Set(lives.map(({ data }) => String(data['accountId'])))].sort();
