import { isLeft } from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.ts';
import { decodeEvent } from '../kernel/eventCodec.ts';
import { defaultPolicies } from '../policies/policies.ts';
import { isDisputed } from './disputes.ts';
import { judgeRefund } from './eligibility.ts';
import { eventDefinitions } from './envelope.ts';
import type { Event, EventType } from './events.ts';
import { foldAccount } from './evolve.ts';
import { linesOf } from './lines.ts';
import { pendingOf, total } from './refundParts.ts';
import type { Account } from './state.ts';

const at = (day: string): Instant => `2026-${day}T00:00:00.000Z` as Instant;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const event = (type: EventType, data: object): Event => {
  const decoded = decodeEvent(eventDefinitions, type, 1, { accountId: 'account-1', ...data });
  if (isLeft(decoded)) throw new Error(JSON.stringify(decoded.left));
  return decoded.right;
};

const opened = event('AccountOpened', { at: at('01-01') });
const plan = (subscriptionId: string) =>
  event('PlanStarted', { subscriptionId, planId: 'pro', at: at('03-01') });
const billed = event('AccountBilled', {
  invoiceId: 'invoice-1',
  billedAt: at('03-01'),
  lines: [
    {
      subscriptionId: 'plan-1',
      period: { start: at('03-01'), end: at('04-01') },
      charged: eur(1_499),
    },
  ],
});
const refunded = (payments?: readonly (readonly [string, number])[]) =>
  event('RefundRequested', {
    subscriptionId: 'plan-1',
    refundId: 'refund-1',
    amount: eur(1_499),
    lines: [
      {
        subscriptionId: 'plan-1',
        invoiceId: 'invoice-1',
        amount: eur(1_499),
        ...(payments === undefined
          ? {}
          : {
              payments: payments.map(([paymentId, amount]) => ({ paymentId, amount: eur(amount) })),
            }),
      },
    ],
    policy: { name: 'unused-since-last-billing', version: 1 },
    requestedAt: at('03-10'),
  });
const ended = event('SubscriptionCancelled', {
  subscriptionId: 'plan-1',
  cause: 'refunded',
  cancelledAt: at('03-10'),
  effectiveAt: at('03-10'),
});
const failed = (paymentId?: string) =>
  event('RefundFailed', {
    refundId: 'refund-1',
    failure: 'account-closed',
    failedAt: at('03-12'),
    ...(paymentId === undefined ? {} : { paymentId }),
  });

const judge = (account: Account) => {
  const line = account.subscriptions.get('plan-1');
  if (line === undefined) throw new Error('the plan was started');
  return judgeRefund(defaultPolicies, account, line, at('03-20')).eligibility;
};

describe('what refers to something that never came', () => {
  it.each<[string, Event]>([
    [
      'a settlement',
      event('RefundSettled', { refundId: 'r', providerReference: 'p', settledAt: at('03-12') }),
    ],
    ['a failure', failed()],
    [
      'a reversal',
      event('RefundReversed', { refundId: 'r', providerReference: 'p', reversedAt: at('03-12') }),
    ],
    [
      'a reactivation',
      event('PlanReactivated', { subscriptionId: 'plan-9', reactivatedAt: at('03-12') }),
    ],
  ])('changes nothing: %s', (_, stray) => {
    expect(foldAccount([opened, stray])).toEqual(foldAccount([opened]));
  });

  it('does not lose the facts that come before what they are about', () => {
    const facts = [plan('plan-1'), billed, ended];
    expect(foldAccount([opened, ...facts.toReversed()])).toEqual(foldAccount([opened, ...facts]));
  });
});

describe('a settlement that names no amount', () => {
  it('settles all that is left', () => {
    const settled = event('RefundSettled', {
      refundId: 'refund-1',
      providerReference: 'p',
      settledAt: at('03-12'),
    });
    const account = foldAccount([opened, plan('plan-1'), billed, refunded(), settled]);
    expect(total(account.refunds.get('refund-1')?.parts ?? [], pendingOf)).toBe(0);
  });
});

describe('money that failed', () => {
  it('is owed through the payments through which it failed', () => {
    const history = [
      opened,
      plan('plan-1'),
      billed,
      refunded([
        ['p-1', 999],
        ['p-2', 500],
      ]),
      ended,
    ];
    expect(judge(foldAccount([...history, failed()]))).toMatchObject({
      eligible: true,
      amount: eur(1_499),
      lines: [
        {
          amount: eur(1_499),
          payments: [
            { paymentId: 'p-1', amount: eur(999) },
            { paymentId: 'p-2', amount: eur(500) },
          ],
        },
      ],
    });
  });

  it('waits for what is on its way through another payment', () => {
    const history = [
      opened,
      plan('plan-1'),
      billed,
      refunded([
        ['p-1', 999],
        ['p-2', 500],
      ]),
      ended,
    ];
    expect(judge(foldAccount([...history, failed('p-1')]))).toMatchObject({
      eligible: false,
      because: [{ code: 'AlreadyRefunded' }],
    });
  });
});

describe('settled money that came back', () => {
  it('is all that was settled when its reference is not known', () => {
    const settled = event('RefundSettled', {
      refundId: 'refund-1',
      providerReference: 'known',
      settledAt: at('03-12'),
    });
    const reversed = event('RefundReversed', {
      refundId: 'refund-1',
      providerReference: 'never heard of',
      reversedAt: at('03-15'),
    });
    const history = [opened, plan('plan-1'), billed, refunded(), ended, settled, reversed];
    expect(judge(foldAccount(history))).toMatchObject({ eligible: true, amount: eur(1_499) });
  });
});

describe('a charge of which nothing can be given back', () => {
  const judgeUnder = (policies: Partial<typeof defaultPolicies>, history: readonly Event[]) => {
    const account = foldAccount(history);
    const [line] = linesOf(account);
    if (line === undefined) throw new Error('the plan was started');
    return judgeRefund({ ...defaultPolicies, ...policies }, account, line, at('03-31')).eligibility;
  };

  it('is as good as no charge when the share that is left is less than a cent', () => {
    const cheap = event('AccountBilled', {
      invoiceId: 'invoice-1',
      billedAt: at('03-01'),
      lines: [
        {
          subscriptionId: 'plan-1',
          period: { start: at('03-01'), end: at('04-01') },
          charged: eur(5),
        },
      ],
    });
    const prorated = { name: 'prorated-within-days' as const, version: 1, days: 40 };
    expect(judgeUnder({ refund: prorated }, [opened, plan('plan-1'), cheap])).toMatchObject({
      eligible: false,
      because: [{ code: 'NothingCharged' }],
    });
  });

  const paid = (amount: number) =>
    event('PaymentRecorded', {
      invoiceId: 'invoice-1',
      paymentId: 'p-1',
      amount: eur(amount),
      paidAt: at('03-01'),
    });
  const givenBack = event('RefundRequested', {
    subscriptionId: 'plan-1',
    refundId: 'refund-1',
    amount: eur(400),
    lines: [
      {
        subscriptionId: 'plan-1',
        invoiceId: 'invoice-1',
        amount: eur(400),
        payments: [{ paymentId: 'p-1', amount: eur(400) }],
      },
    ],
    policy: { name: 'unused-since-last-billing', version: 1 },
    requestedAt: at('03-10'),
  });

  const settledBack = event('RefundSettled', {
    refundId: 'refund-1',
    providerReference: 'p',
    settledAt: at('03-12'),
  });

  it.each<[string, string, readonly Event[]]>([
    ['was not paid when no payment came', 'NotPaid', []],
    [
      'was given back already when all that was paid of it was',
      'AlreadyRefunded',
      [paid(400), givenBack, settledBack],
    ],
  ])('%s', (_, code, news) => {
    const history = [opened, plan('plan-1'), billed, ...news];
    expect(judgeUnder({ payments: 'recorded' }, history)).toMatchObject({
      eligible: false,
      because: [{ code }],
    });
  });
});

describe('a line that was never billed', () => {
  const account = foldAccount([opened, plan('plan-1')]);
  const judgeUnder = (refund: Parameters<typeof judgeRefund>[0]['refund']) => {
    const [line] = linesOf(account);
    if (line === undefined) throw new Error('the plan was started');
    return judgeRefund({ ...defaultPolicies, refund }, account, line, at('03-20')).eligibility;
  };

  it.each([
    ['unused-since-last-billing', { name: 'unused-since-last-billing' as const, version: 1 }],
    ['never', { firstOf: [{ name: 'never' as const, version: 1 }] }],
    ['never', { allOf: [] }],
  ])('is not refunded, by the policy %s', (name, refund) => {
    expect(judgeUnder(refund)).toEqual({
      eligible: false,
      because: [{ code: 'NeverBilled' }],
      policy: { name, version: 1 },
    });
  });
});

describe('lines that start at the same instant', () => {
  const addOn = event('AddOnStarted', {
    subscriptionId: 'a-first-by-name',
    addOnId: 'x',
    planSubscriptionId: 'plan-1',
    at: at('03-01'),
  });

  it.each([
    [[plan('plan-1'), plan('plan-2'), addOn]],
    [[plan('plan-1'), addOn, plan('plan-2')]],
    [[addOn, plan('plan-2'), plan('plan-1')]],
  ])('are listed plans first and then by id, in whatever order they were recorded', (history) => {
    const lines = linesOf(foldAccount([opened, ...history]));
    expect(lines.map(({ subscriptionId }) => subscriptionId)).toEqual([
      'plan-1',
      'plan-2',
      'a-first-by-name',
    ]);
  });
});

describe('a dispute', () => {
  const news = (state: 'opened' | 'won' | 'lost', day: string, disputeId = 'dispute-1') =>
    event(state === 'opened' ? 'DisputeOpened' : 'DisputeClosed', {
      disputeId,
      invoiceId: 'invoice-1',
      state,
      at: at(day),
    });

  it.each([
    ['is in the way while it is open', [news('opened', '03-05')], true],
    ['is in the way when it is lost', [news('opened', '03-05'), news('lost', '03-09')], true],
    ['is not in the way when it is won', [news('opened', '03-05'), news('won', '03-09')], false],
    ['is not in the way when only the winning was heard of', [news('won', '03-09')], false],
    [
      'is won when it opens and is won at one instant',
      [news('opened', '03-09'), news('won', '03-09')],
      false,
    ],
    [
      'is lost when it is won and lost at one instant',
      [news('won', '03-09'), news('lost', '03-09')],
      true,
    ],
    ['is won when it was lost before', [news('lost', '03-05'), news('won', '03-09')], false],
    ['is in the way when it opens again', [news('won', '03-05'), news('opened', '03-09')], true],
    [
      'is in the way when another one is open',
      [news('won', '03-05'), news('opened', '03-09', 'dispute-2')],
      true,
    ],
  ])('%s, in whatever order its news comes', (_, history, disputed) => {
    expect(isDisputed(foldAccount(history), 'invoice-1')).toBe(disputed);
    expect(isDisputed(foldAccount(history.toReversed()), 'invoice-1')).toBe(disputed);
    expect(isDisputed(foldAccount(history), 'invoice-2')).toBe(false);
  });
});
