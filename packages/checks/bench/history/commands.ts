const MONTHS = 12;
const USES_A_MONTH = 5;
const PLAN = { amount: 1_499, currency: 'EUR' };
const SEATS = { amount: 499, currency: 'EUR' };
/** What an invoice comes to, and what is agreed to be given back of the last. */
const BOTH = { amount: PLAN.amount + SEATS.amount, currency: 'EUR' };

const day = (count: number): string =>
  new Date(Date.UTC(2025, 0, 1) + count * 86_400_000).toISOString();

/** A command before it has an account: its type and the rest of its data. */
export type Told = readonly [type: string, data: object];

/** A month in which a plan and its seats are billed, paid and, but for the last month, used. */
const monthOf = (month: number): readonly Told[] => {
  const first = month * 30;
  const period = { start: day(first), end: day(first + 30) };
  const invoiceId = `i-${month}`;
  const lines = [
    { subscriptionId: 'plan', period, charged: PLAN },
    { subscriptionId: 'seats', period, charged: SEATS },
  ];
  const uses = month === MONTHS - 1 ? 0 : USES_A_MONTH;
  return [
    ['RecordBilling', { invoiceId, billedAt: period.start, lines }],
    ['RecordPayment', { invoiceId, paymentId: `p-${month}`, amount: BOTH, paidAt: day(first + 1) }],
    ...Array.from({ length: uses }, (_, use): Told => {
      const usedAt = day(first + 2 + use);
      return ['RecordUsage', { usageId: `u-${month}-${use}`, usedAt, kind: 'meeting' }];
    }),
    ...(INCIDENTS[month] ?? []),
  ];
};

const changeOfMind = (month: number): readonly Told[] => {
  const reason = { code: 'too-expensive', comment: 'I found something that does less for less.' };
  const at = day(month * 30 + 20);
  return [
    ['CancelSubscription', { subscriptionId: 'plan', reason, at }],
    ['ReactivatePlan', { subscriptionId: 'plan', at: day(month * 30 + 21) }],
  ];
};

/** What does not happen every month. */
const INCIDENTS: Readonly<Record<number, readonly Told[]>> = {
  2: changeOfMind(2),
  4: [
    ['CancelAddOn', { subscriptionId: 'seats', at: day(140) }],
    ['ReactivateAddOn', { subscriptionId: 'seats', at: day(141) }],
  ],
  5: changeOfMind(5),
  7: [
    ['RecordDispute', { disputeId: 'd-1', invoiceId: 'i-7', state: 'opened', at: day(230) }],
    ['RecordDispute', { disputeId: 'd-1', invoiceId: 'i-7', state: 'won', at: day(236) }],
  ],
  8: changeOfMind(8),
  9: [['VoidUsage', { usageId: 'u-9-4', at: day(290) }]],
};

/**
 * A year of an account, a hundred events: a plan with seats, billed, paid and used every month,
 * doubts in between, a refund for the last month, and uses of an earlier month that are told late.
 */
export const YEAR: readonly Told[] = [
  ['OpenAccount', { timeZone: 'Europe/Rome', at: day(0) }],
  ['StartPlan', { subscriptionId: 'plan', planId: 'pro', at: day(0) }],
  [
    'StartAddOn',
    { subscriptionId: 'seats', addOnId: 'ten-seats', planSubscriptionId: 'plan', at: day(0) },
  ],
  ...Array.from({ length: MONTHS }, (_, month) => monthOf(month)).flat(),
  ['RequestRefund', { subscriptionId: 'plan', refundId: 'r-1', agreedAmount: BOTH, at: day(340) }],
  [
    'RecordRefundSettled',
    { refundId: 'r-1', providerReference: 're_1', amount: BOTH, settledAt: day(342) },
  ],
  ['CloseAccount', { at: day(345) }],
  ...[0, 1, 2].map((use): Told => {
    return ['RecordUsage', { usageId: `late-${use}`, usedAt: day(312 + use), kind: 'meeting' }];
  }),
];
