import { defaultPolicies } from '../../policies/policies.ts';
import type { Policies } from '../../policies/policies.ts';
import { cents, day, event, march, withPlan } from '../../testing/told.ts';
import { judgeRefund } from '../eligibility.ts';
import type { Event } from '../events.ts';
import { foldAccount } from '../evolve.ts';
import type { RefundVerdict } from './verdict.ts';

const EUR = 'EUR';
const USD = 'USD';

const judged = (
  history: readonly Event[],
  subscriptionId = 'plan-1',
  policies: Policies = defaultPolicies,
): RefundVerdict => {
  const account = foldAccount(history);
  const line = account.subscriptions.get(subscriptionId);
  if (line === undefined) throw new Error(`no ${subscriptionId}`);
  return judgeRefund(policies, account, line, day('03-20'));
};

const billed = (invoiceId: string, line: object, billedAt = '03-01'): Event =>
  event('AccountBilled', { invoiceId, billedAt: day(billedAt), lines: [line] });

const policy = { name: 'unused-since-last-billing', version: 1 };

const owed = (
  refundId: string,
  {
    invoiceId = 'invoice-1',
    currency = EUR,
    by = policy,
  }: {
    invoiceId?: string;
    currency?: string;
    by?: object;
  } = {},
): readonly Event[] => [
  event('RefundRequested', {
    subscriptionId: 'plan-1',
    refundId,
    amount: { amount: 100, currency },
    lines: [{ subscriptionId: 'plan-1', invoiceId, amount: { amount: 100, currency } }],
    policy: by,
    requestedAt: day('03-10'),
  }),
  event('RefundFailed', { refundId, failure: 'closed', failedAt: day('03-12') }),
];

describe('money that is owed again', () => {
  it('of refunds alike is due together, line by line, and says which they were', () => {
    const history = [...withPlan, ...owed('r-1'), ...owed('r-2', { invoiceId: 'invoice-2' })];
    expect(judged(history)).toMatchObject({
      eligibility: {
        eligible: true,
        amount: cents(200),
        lines: [
          { invoiceId: 'invoice-1', amount: cents(100) },
          { invoiceId: 'invoice-2', amount: cents(100) },
        ],
      },
      endsLine: false,
      evidence: { owedFrom: ['r-1', 'r-2'] },
    });
  });

  it.each([
    ['another policy', { by: { ...policy, name: 'never' } }],
    ['another version of the policy', { by: { ...policy, version: 2 } }],
    ['another currency', { currency: USD }],
  ])('by %s is due after it, and not with it', (_, other) => {
    const later = owed('r-2', { invoiceId: 'invoice-2', ...other });
    expect(judged([...withPlan, ...owed('r-1'), ...later])).toMatchObject({
      eligibility: { amount: cents(100), lines: [{ invoiceId: 'invoice-1' }] },
      evidence: { owedFrom: ['r-1'] },
    });
  });

  it('on one line is not due on another', () => {
    const other = event('PlanStarted', { subscriptionId: 'plan-2', planId: 'x', at: day('03-01') });
    expect(judged([...withPlan, other, ...owed('r-1')], 'plan-2')).toMatchObject({
      eligibility: { eligible: false, because: [{ code: 'NeverBilled' }] },
      endsLine: false,
    });
  });
});

const cancelled = event('SubscriptionCancelled', {
  subscriptionId: 'plan-1',
  cause: 'customer',
  cancelledAt: day('03-05'),
  effectiveAt: day('04-01'),
});

const stray = (invoiceId: string, currency = EUR): readonly Event[] => {
  const period = { start: day('04-01'), end: day('05-01') };
  const charged = { amount: 900, currency };
  return [
    billed(invoiceId, { subscriptionId: 'plan-1', period, charged }, '03-15'),
    event('ChargedAfterCancellation', {
      subscriptionId: 'plan-1',
      invoiceId,
      charged,
      billedAt: day('03-15'),
    }),
  ];
};

describe('charges for a time after the end', () => {
  const history = [...withPlan, billed('invoice-1', march('plan-1', 1_499)), cancelled];

  it('are due together in the currency of the oldest, with what they were judged by', () => {
    const strays = [...stray('i-2'), ...stray('i-3', USD), ...stray('i-4')];
    expect(judged([...history, ...strays])).toMatchObject({
      eligibility: {
        amount: cents(1_800),
        lines: [{ invoiceId: 'i-2' }, { invoiceId: 'i-4' }],
        policy: { name: 'charged-after-cancellation' },
      },
      evidence: { charges: [{ invoiceId: 'i-2' }, { invoiceId: 'i-4' }] },
    });
  });

  it('that were given back leave a line that runs to be judged by its last billing', () => {
    const charged = cents(900);
    const refund = event('RefundRequested', {
      subscriptionId: 'plan-1',
      refundId: 'r-1',
      amount: charged,
      lines: [{ subscriptionId: 'plan-1', invoiceId: 'i-2', amount: charged }],
      policy: { name: 'charged-after-cancellation', version: 1 },
      requestedAt: day('03-16'),
    });
    const settled = event('RefundSettled', {
      refundId: 'r-1',
      providerReference: 'p-1',
      amount: charged,
      settledAt: day('03-17'),
    });
    const reactivated = event('PlanReactivated', {
      subscriptionId: 'plan-1',
      reactivatedAt: day('03-18'),
    });
    expect(judged([...history, ...stray('i-2'), refund, settled, reactivated])).toMatchObject({
      eligibility: { eligible: true, amount: cents(1_499), policy },
      evidence: { charges: [{ invoiceId: 'invoice-1' }] },
    });
  });
});

describe('a refund of the last billing', () => {
  it('says which charges it was judged by', () => {
    expect(judged([...withPlan, billed('invoice-1', march('plan-1', 1_499))])).toMatchObject({
      endsLine: true,
      evidence: { charges: [{ invoiceId: 'invoice-1' }] },
    });
  });

  it('of a line that was never billed is refused by the first policy of several', () => {
    const refund = { firstOf: [{ name: 'never', version: 3 } as const] };
    expect(judged(withPlan, 'plan-1', { ...defaultPolicies, refund })).toMatchObject({
      eligibility: { because: [{ code: 'NeverBilled' }], policy: { name: 'never', version: 3 } },
    });
  });
});

describe('a quote', () => {
  const quoteOf = (amount: number, invoiceId = 'invoice-1'): string => {
    const { eligibility } = judged([...withPlan, billed(invoiceId, march('plan-1', amount))]);
    return eligibility.eligible ? eligibility.quoteId : '';
  };

  it('has the same name for the same promise, and another for another', () => {
    expect(quoteOf(1_499)).toMatch(/^quote-[0-9a-f]{32}$/);
    expect(quoteOf(1_499)).toBe(quoteOf(1_499));
    expect(quoteOf(1_499)).not.toBe(quoteOf(1_498));
    expect(quoteOf(1_499)).not.toBe(quoteOf(1_499, 'invoice-2'));
  });
});
