/** A command of the story, and when it is given. */
export interface Step {
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Whose account it is: where they live, when and in what they pay, and what a month costs. */
interface Customer {
  readonly accountId: string;
  readonly timeZone: string;
  readonly billedOn: number;
  readonly currency: string;
  readonly price: number;
}

/** Ids that languages sort and change the case of each in its own way, and zones that differ. */
export const CUSTOMERS: readonly Customer[] = [
  { accountId: 'zebra', timeZone: 'Europe/Rome', billedOn: 20, currency: 'EUR', price: 1_499 },
  { accountId: 'ILK', timeZone: 'America/St_Johns', billedOn: 1, currency: 'JPY', price: 1_980 },
  { accountId: 'ilk', timeZone: 'Asia/Kathmandu', billedOn: 1, currency: 'KWD', price: 12_345 },
  { accountId: 'İlk', timeZone: 'Pacific/Apia', billedOn: 9, currency: 'EUR', price: 124_900 },
  { accountId: 'Ähre', timeZone: 'UTC', billedOn: 20, currency: 'USD', price: 2_199 },
  { accountId: 'قاهرة', timeZone: 'Africa/Cairo', billedOn: 20, currency: 'EUR', price: 1_499 },
];

const on = (month: number, day: number, time = '10:00:00'): string =>
  `2026-0${month}-${String(day).padStart(2, '0')}T${time}.000Z`;

/** Half an hour before as many hours as two weeks have: in some zones two weeks are over by then. */
const nearlyTwoWeeksAfter = (at: string): string =>
  new Date(Date.parse(at) + (14 * 24 - 0.5) * 3_600_000).toISOString();

const lifeOf = ({ accountId, timeZone, billedOn, currency, price }: Customer): readonly Step[] => {
  const plan = { accountId, subscriptionId: 'plan' };
  const addOn = { accountId, subscriptionId: 'add-on' };
  const told = (type: string, at: string, data: object = {}, field = 'at'): Step => ({
    type,
    at,
    data: { accountId, ...data, [field]: at },
  });
  const bill = (month: number): Step => {
    const billedAt = on(month, billedOn);
    const period = { start: billedAt, end: on(month + 1, billedOn) };
    const lines = [
      { subscriptionId: 'plan', period, charged: { amount: price, currency } },
      { subscriptionId: 'add-on', period, charged: { amount: Math.floor(price / 3), currency } },
    ];
    return told('RecordBilling', billedAt, { invoiceId: `invoice-${month}`, lines }, 'billedAt');
  };
  const refund = (refundId: string, month: number): readonly Step[] => {
    const reason = { code: 'Iıİi', comment: 'così è' };
    const asked = nearlyTwoWeeksAfter(on(month, billedOn));
    const [later, settledAt] = [on(month + 1, 27), on(month + 1, 28)];
    const settled = { refundId, providerReference: `provider-${refundId}` };
    return [
      told('RequestRefund', asked, { ...plan, refundId, reason }),
      told('RecordRefundFailed', later, { refundId, failure: 'closed' }, 'failedAt'),
      told('RecordRefundSettled', settledAt, settled, 'settledAt'),
    ];
  };
  return [
    told('OpenAccount', on(1, 1), { timeZone }),
    told('StartPlan', on(1, 1), { ...plan, planId: 'pro' }),
    told('StartAddOn', on(1, 1), { ...addOn, addOnId: 'large', planSubscriptionId: 'plan' }),
    ...[1, 2, 3, 4].map(bill),
    // Two on one day in UTC, on two days in Rome.
    told('RecordUsage', on(1, 25, '20:00:00'), { usageId: 'use-1' }, 'usedAt'),
    told('RecordUsage', on(1, 25, '23:30:00'), { usageId: 'use-2' }, 'usedAt'),
    told('RecordUsage', on(3, 8, '06:31:00'), { usageId: 'use-3', kind: 'meeting' }, 'usedAt'),
    told('CancelSubscription', on(1, 26), { ...plan, reason: { code: 'ünlü' } }),
    told('ReactivatePlan', on(1, 27), plan),
    told('CancelAddOn', on(1, 28), { ...addOn, reason: { code: 'zu teuer' } }),
    told('ReactivateAddOn', on(1, 29), addOn),
    ...refund('refund-1', 3),
    ...refund('refund-2', 4),
    told('EndDueSubscriptions', on(6, 2)),
    told('CloseAccount', on(6, 3)),
  ];
};

/** The same commands at the same instants, whoever gives them, wherever they are. */
export const STORY: readonly Step[] = CUSTOMERS.flatMap(lifeOf).sort((one, other) =>
  one.at < other.at ? -1 : one.at === other.at ? 0 : 1,
);
