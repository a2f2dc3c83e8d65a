/** The customers of the demonstration, all on the first of March 2026 and after. */

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const day = (text: string): string => `2026-${text}.000Z`;

const MARCH = { start: day('03-01T00:00:00'), end: day('04-01T00:00:00') };

const open = (accountId: string): Told => ({
  type: 'OpenAccount',
  data: { accountId, timeZone: 'Europe/Rome', at: day('01-10T09:00:00') },
});

const startPlan = (
  accountId: string,
  planId: string,
  more: Readonly<Record<string, unknown>> = {},
): Told => ({
  type: 'StartPlan',
  data: { accountId, subscriptionId: planId, planId, at: day('03-01T00:00:00'), ...more },
});

const startAddOn = (accountId: string, planId: string, addOnId: string): Told => ({
  type: 'StartAddOn',
  data: {
    accountId,
    subscriptionId: addOnId,
    addOnId,
    planSubscriptionId: planId,
    at: day('03-01T00:00:00'),
  },
});

const bill = (accountId: string, charges: Readonly<Record<string, number>>): Told => ({
  type: 'RecordBilling',
  data: {
    accountId,
    invoiceId: `${accountId}-2026-03`,
    billedAt: day('03-01T00:00:00'),
    lines: Object.entries(charges).map(([subscriptionId, amount]) => ({
      subscriptionId,
      period: MARCH,
      charged: { amount, currency: 'EUR' },
    })),
  },
});

const use = (accountId: string, usageId: string, usedAt: string): Told => ({
  type: 'RecordUsage',
  data: { accountId, usageId, usedAt: day(usedAt), kind: 'meeting' },
});

/** What billing systems told before the customers open their page. */
export const before: readonly Told[] = [
  open('studio'),
  startPlan('studio', 'pro'),
  startAddOn('studio', 'pro', 'large-meeting'),
  bill('studio', { pro: 1_499, 'large-meeting': 5_000 }),
  use('studio', 'meeting-1', '03-02T10:00:00'),
  open('university'),
  startPlan('university', 'education', {
    channel: 'sales',
    salesContact: 'education-sales@example.com',
  }),
  bill('university', { education: 900_000 }),
  open('choir'),
  startPlan('choir', 'business'),
  startAddOn('choir', 'business', 'webinar-500'),
  bill('choir', { business: 2_199, 'webinar-500': 6_900 }),
  open('agency'),
  startPlan('agency', 'business'),
  bill('agency', { business: 2_199 }),
  use('agency', 'meeting-7', '03-03T08:30:00'),
  use('agency', 'meeting-8', '03-09T15:00:00'),
  {
    type: 'RecordDispute',
    data: {
      accountId: 'agency',
      disputeId: 'dispute-1',
      invoiceId: 'agency-2026-03',
      state: 'opened',
      at: day('03-11T09:00:00'),
    },
  },
  open('newcomer'),
];

/** What the customers do, by name. */
export const wishes = {
  cancel: {
    type: 'CancelSubscription',
    data: {
      accountId: 'studio',
      subscriptionId: 'pro',
      reason: { code: 'too-expensive' },
      at: day('03-12T10:00:00'),
    },
  },
  reactivate: {
    type: 'ReactivatePlan',
    data: { accountId: 'studio', subscriptionId: 'pro', at: day('03-20T18:00:00') },
  },
  cancelAddOn: {
    type: 'CancelAddOn',
    data: { accountId: 'studio', subscriptionId: 'large-meeting', at: day('03-21T09:00:00') },
  },
  cancelSold: {
    type: 'CancelSubscription',
    data: { accountId: 'university', subscriptionId: 'education', at: day('03-12T11:00:00') },
  },
  refund: {
    type: 'RequestRefund',
    data: {
      accountId: 'choir',
      subscriptionId: 'business',
      refundId: 'choir-refund-1',
      reason: { code: 'not-used' },
      at: day('03-15T12:00:00'),
    },
  },
  refundNotDue: {
    type: 'RequestRefund',
    data: {
      accountId: 'agency',
      subscriptionId: 'business',
      refundId: 'agency-refund-1',
      agreedAmount: { amount: 2_199, currency: 'EUR' },
      at: day('03-15T12:00:00'),
    },
  },
  close: {
    type: 'CloseAccount',
    data: { accountId: 'newcomer', at: day('03-12T12:00:00') },
  },
} as const satisfies Readonly<Record<string, Told>>;

/** The instants at which the page is looked at. */
export const moments = {
  atFirst: day('03-12T09:59:00'),
  afterCancelling: day('03-12T10:00:01'),
  lastMillisecond: '2026-03-31T23:59:59.999Z',
  atTheEnd: '2026-04-01T00:00:00.000Z',
  afterReactivating: day('03-20T18:00:01'),
  afterAddOn: day('03-21T09:00:01'),
  quoting: day('03-15T11:55:00'),
  afterRefund: day('03-15T12:00:01'),
  afterClosing: day('03-12T12:00:01'),
} as const;
