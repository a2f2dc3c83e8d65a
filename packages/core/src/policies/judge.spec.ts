import type { Instant } from '../kernel/instant.ts';
import { UTC } from '../values/calendar.ts';
import type { Currency } from '../values/currency.ts';
import { judge, policyInForce } from './judge.ts';
import type { BillingFacts } from './judgement.ts';
import type { RefundPolicy } from './policy.ts';

const billing: BillingFacts = {
  subscriptionId: 'plan-1',
  invoiceId: 'invoice-1',
  billedAt: '2026-03-01T00:00:00.000Z' as Instant,
  period: {
    start: '2026-03-01T00:00:00.000Z' as Instant,
    end: '2026-03-31T00:00:00.000Z' as Instant,
  },
  charged: { amount: 3_000, currency: 'EUR' as Currency },
  afterEnd: false,
  firstUse: null,
  useCount: 0,
  withdrawalUntil: null,
  timeZone: UTC,
  at: '2026-03-11T00:00:00.000Z' as Instant,
};

const used: BillingFacts = {
  ...billing,
  firstUse: { usageId: 'use-1', usedAt: '2026-03-02T00:00:00.000Z' as Instant },
  useCount: 2,
};

const unused: RefundPolicy = { name: 'unused-since-last-billing', version: 1 };
const within = (days: number): RefundPolicy => ({ name: 'prorated-within-days', version: 3, days });
const never: RefundPolicy = { name: 'never', version: 1 };

describe('a policy', () => {
  it('unused-since-last-billing gives everything back when nothing was used', () => {
    expect(judge(unused, billing)).toEqual({
      policy: { name: 'unused-since-last-billing', version: 1 },
      reasons: [],
      worth: 3_000,
      actsBy: billing.period.end,
    });
  });

  it('prorated-within-days gives back the share that is ahead, as long as its window is open', () => {
    expect(judge(within(11), used)).toMatchObject({
      policy: { name: 'prorated-within-days', version: 3 },
      reasons: [],
      worth: 2_000,
      actsBy: '2026-03-12T00:00:00.000Z',
    });
    expect(judge(within(10), used).reasons).toEqual([
      { code: 'WindowClosed', closedAt: '2026-03-11T00:00:00.000Z' },
    ]);
  });

  it('withdrawal gives everything back until the contract can be withdrawn from no more', () => {
    const policy: RefundPolicy = { name: 'withdrawal', version: 1 };
    const until = '2026-03-12T00:00:00.000Z' as Instant;
    expect(judge(policy, { ...used, withdrawalUntil: until })).toMatchObject({
      reasons: [],
      worth: 3_000,
      actsBy: until,
    });
    expect(judge(policy, used).reasons).toEqual([
      { code: 'WindowClosed', closedAt: billing.billedAt },
    ]);
  });

  it('charged-after-cancellation gives back what was charged after the end, and nothing else', () => {
    const policy: RefundPolicy = { name: 'charged-after-cancellation', version: 1 };
    expect(judge(policy, { ...used, afterEnd: true }).reasons).toEqual([]);
    expect(judge(policy, billing).reasons).toEqual([{ code: 'NothingCharged' }]);
  });

  it('never has a window of no length', () => {
    expect(judge(never, billing)).toMatchObject({
      reasons: [{ code: 'WindowClosed', closedAt: billing.billedAt }],
      worth: 0,
    });
  });
});

describe('several policies', () => {
  it('as firstOf: the first that says yes decides', () => {
    expect(judge({ firstOf: [never, unused, within(30)] }, billing)).toMatchObject({
      policy: { name: 'unused-since-last-billing' },
      worth: 3_000,
    });
    expect(judge({ firstOf: [unused, within(30)] }, used)).toMatchObject({
      policy: { name: 'prorated-within-days' },
      worth: 2_000,
    });
  });

  it('as firstOf: when none says yes, all their reasons are told in the one order', () => {
    const { policy, reasons } = judge({ firstOf: [within(5), unused, never] }, used);
    expect(policy).toEqual({ name: 'prorated-within-days', version: 3 });
    expect(reasons.map(({ code }) => code)).toEqual(['UsedSinceLastBilling', 'WindowClosed']);
  });

  it('as allOf: the smallest amount is due, until the earliest of their ends', () => {
    for (const allOf of [
      [unused, within(15)],
      [within(15), unused],
    ]) {
      expect(judge({ allOf }, billing)).toMatchObject({
        policy: { name: 'prorated-within-days' },
        reasons: [],
        worth: 2_000,
        actsBy: '2026-03-16T00:00:00.000Z',
      });
    }
  });

  it('as allOf: of those with the same amount the first is named', () => {
    const wholly: RefundPolicy = { name: 'withdrawal', version: 1 };
    const facts = { ...billing, withdrawalUntil: billing.period.end };
    expect(judge({ allOf: [unused, wholly] }, facts)).toMatchObject({
      policy: { name: 'unused-since-last-billing' },
      worth: 3_000,
    });
  });

  it('as allOf: one that says no is enough, and is named', () => {
    expect(judge({ allOf: [within(30), unused] }, used)).toMatchObject({
      policy: { name: 'unused-since-last-billing' },
      reasons: [{ code: 'UsedSinceLastBilling', usageId: 'use-1', count: 2 }],
    });
  });

  it.each([[{ firstOf: [] }], [{ allOf: [] }]])('that are none say no: %j', (policy) => {
    expect(judge(policy, billing)).toMatchObject({
      policy: { name: 'never' },
      reasons: [{ code: 'WindowClosed' }],
    });
  });

  it('may stand within each other', () => {
    const policy = { firstOf: [{ allOf: [unused, never] }, { allOf: [within(30)] }] };
    expect(judge(policy, billing)).toMatchObject({ worth: 2_000, reasons: [] });
  });
});

describe('the policy in force', () => {
  const schedule = [
    { from: '2026-03-01T00:00:00.000Z' as Instant, policy: within(30) },
    { from: '2026-01-01T00:00:00.000Z' as Instant, policy: unused },
  ];

  it.each([
    ['before the first entry', '2025-12-31T23:59:59.999Z', never],
    ['from the instant of an entry on', '2026-01-01T00:00:00.000Z', unused],
    ['until just before the next', '2026-02-28T23:59:59.999Z', unused],
    [
      'and then that one, in whatever order they are written',
      '2026-03-01T00:00:00.000Z',
      within(30),
    ],
  ])('%s is the one of a billing at %s', (_, billedAt, policy) => {
    expect(policyInForce(schedule, billedAt as Instant)).toEqual(policy);
  });

  it('is the one written last where two begin at the same instant', () => {
    const from = billing.billedAt;
    expect(policyInForce([...schedule, { from, policy: never }], from)).toEqual(never);
  });

  it('is always the same where there is no schedule', () => {
    expect(policyInForce(unused, '2020-01-01T00:00:00.000Z' as Instant)).toEqual(unused);
  });
});
