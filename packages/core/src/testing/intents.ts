import fc from 'fast-check';
import type { Command, CommandType, DataOf } from '../account/commands.ts';
import { judgeRefund } from '../account/eligibility.ts';
import type { Account } from '../account/state.ts';
import type { Channel } from '../account/vocabulary.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Policies } from '../policies/policies.ts';
import type { TimeZone } from '../values/calendar.ts';
import type { Currency } from '../values/currency.ts';
import { moneyOf } from '../values/money.ts';
import type { Money } from '../values/money.ts';
import type { Period } from '../values/period.ts';

/** A small world, so that random commands meet: few lines, invoices, payments, uses and days. */
const PLANS = ['plan-1', 'plan-2'] as const;
const ADD_ONS = ['add-on-1', 'add-on-2'] as const;
const ACCOUNT = 'account-1';

const at = (text: string): Instant => text as Instant;

const MONTHS: readonly Period[] = [
  { start: at('2026-03-01T00:00:00.000Z'), end: at('2026-04-01T00:00:00.000Z') },
  { start: at('2026-04-01T00:00:00.000Z'), end: at('2026-05-01T00:00:00.000Z') },
  { start: at('2026-05-01T00:00:00.000Z'), end: at('2026-06-01T00:00:00.000Z') },
];

const INSTANTS: readonly Instant[] = [
  '2026-02-28T23:59:59.999Z',
  '2026-03-01T00:00:00.000Z',
  '2026-03-10T12:00:00.000Z',
  '2026-03-31T23:59:59.999Z',
  '2026-04-01T00:00:00.000Z',
  '2026-04-10T12:00:00.000Z',
  '2026-05-01T00:00:00.000Z',
  '2026-05-20T12:00:00.000Z',
  '2026-06-01T00:00:00.000Z',
].map(at);

const instants = fc.constantFrom(...INSTANTS);
const lines = fc.constantFrom(
  'plan-1',
  'plan-1',
  'plan-1',
  'add-on-1',
  'add-on-1',
  'plan-2',
  'add-on-2',
);
const invoices = fc.constantFrom('invoice-1', 'invoice-2', 'invoice-3', 'invoice-4');
const payments = fc.constantFrom('payment-1', 'payment-2', 'payment-3');
const uses = fc.constantFrom('use-1', 'use-2', 'use-3');
const refunds = fc.constantFrom('refund-1', 'refund-2', 'refund-3');
const channels: fc.Arbitrary<Channel> = fc.constantFrom(
  'online',
  'online',
  'online',
  'sales',
  'app-store',
);
const amounts: fc.Arbitrary<Money> = fc
  .tuple(
    fc.constantFrom(0, 1, 500, 500, 1_499, 1_499),
    fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'JPY'),
  )
  .map(([amount, currency]) => moneyOf(amount, currency as Currency));

/** What somebody wants to do. An agreed amount may follow what is due at that moment. */
export interface Intent {
  readonly type: CommandType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly agreesToWhatIsDue: boolean;
  readonly actor: 'customer' | 'sales' | 'system';
}

const optionally = <A>(field: string, values: fc.Arbitrary<A>): fc.Arbitrary<object> =>
  fc.oneof(
    fc.constant({}),
    values.map((value) => ({ [field]: value })),
  );

const ofType = (
  type: CommandType,
  ...parts: readonly fc.Arbitrary<object>[]
): fc.Arbitrary<Intent> =>
  fc
    .tuple(
      fc.tuple(...parts),
      fc.boolean(),
      fc.constantFrom<Intent['actor']>('customer', 'customer', 'customer', 'sales', 'system'),
    )
    .map(([fields, agreesToWhatIsDue, actor]) => ({
      type,
      data: Object.assign({ accountId: ACCOUNT }, ...fields) as Intent['data'],
      agreesToWhatIsDue,
      actor,
    }));

const startOf = (subscriptionIds: readonly string[]): fc.Arbitrary<object> =>
  fc.record({
    subscriptionId: fc.constantFrom(...subscriptionIds),
    channel: channels,
    at: fc.constant(INSTANTS[1]),
  });

const invoiceLines = fc
  .array(
    fc.record({ subscriptionId: lines, period: fc.constantFrom(...MONTHS), charged: amounts }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((told) => ({ lines: told }));

const weightedFacts: readonly {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Intent>;
}[] = [
  {
    weight: 8,
    arbitrary: ofType(
      'RecordBilling',
      fc.record({ invoiceId: invoices, billedAt: instants }),
      invoiceLines,
    ),
  },
  {
    weight: 6,
    arbitrary: ofType(
      'RecordPayment',
      fc.record({ invoiceId: invoices, paymentId: payments, amount: amounts, paidAt: instants }),
    ),
  },
  { weight: 1, arbitrary: ofType('RecordUsage', fc.record({ usageId: uses, usedAt: instants })) },
  { weight: 2, arbitrary: ofType('VoidUsage', fc.record({ usageId: uses, at: instants })) },
  {
    weight: 1,
    arbitrary: ofType(
      'RecordDispute',
      fc.record({
        disputeId: fc.constantFrom('dispute-1', 'dispute-2'),
        invoiceId: invoices,
        state: fc.constantFrom('opened', 'won', 'lost'),
        at: instants,
      }),
    ),
  },
];

const wishes: typeof weightedFacts = [
  {
    weight: 1,
    arbitrary: ofType(
      'StartPlan',
      startOf(PLANS),
      fc.record({ planId: fc.constant('pro') }),
      optionally('withdrawalUntil', instants),
    ),
  },
  {
    weight: 1,
    arbitrary: ofType(
      'StartAddOn',
      startOf(ADD_ONS),
      fc.record({
        addOnId: fc.constant('large-meeting'),
        planSubscriptionId: fc.constantFrom(...PLANS),
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: ofType('CancelSubscription', fc.record({ subscriptionId: lines, at: instants })),
  },
  {
    weight: 3,
    arbitrary: ofType('CancelAddOn', fc.record({ subscriptionId: lines, at: instants })),
  },
  {
    weight: 4,
    arbitrary: ofType('ReactivatePlan', fc.record({ subscriptionId: lines, at: instants })),
  },
  {
    weight: 2,
    arbitrary: ofType('ReactivateAddOn', fc.record({ subscriptionId: lines, at: instants })),
  },
  {
    weight: 12,
    arbitrary: ofType(
      'RequestRefund',
      fc.record({
        subscriptionId: lines,
        refundId: refunds,
        agreedAmount: amounts,
        at: instants,
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: ofType(
      'Withdraw',
      fc.record({ subscriptionId: lines, refundId: refunds, submittedAt: instants, at: instants }),
    ),
  },
  {
    weight: 8,
    arbitrary: ofType(
      'RecordRefundSettled',
      fc.record({
        refundId: refunds,
        providerReference: fc.constantFrom('reference-1', 'reference-2'),
        settledAt: instants,
      }),
      optionally('amount', amounts),
      optionally('paymentId', payments),
    ),
  },
  {
    weight: 6,
    arbitrary: ofType(
      'RecordRefundFailed',
      fc.record({
        refundId: refunds,
        failure: fc.constant('account-closed'),
        failedAt: instants,
      }),
      optionally('paymentId', payments),
    ),
  },
  {
    weight: 4,
    arbitrary: ofType(
      'RecordRefundReversed',
      fc.record({
        refundId: refunds,
        providerReference: fc.constantFrom('reference-1', 'reference-2'),
        reversedAt: instants,
      }),
    ),
  },
  { weight: 1, arbitrary: ofType('EndDueSubscriptions', fc.record({ at: instants })) },
  { weight: 1, arbitrary: ofType('CloseAccount', fc.record({ at: instants })) },
];

/** Facts about an account, as a billing system tells them. */
export const facts: fc.Arbitrary<Intent> = fc.oneof(...weightedFacts);

const intents: fc.Arbitrary<Intent> = fc.oneof(...weightedFacts, ...wishes);

/** Anything that anybody may want of an account, one after the other. */
export const stories: fc.Arbitrary<readonly Intent[]> = fc.array(intents, {
  maxLength: 25,
  size: 'max',
});

const command = <Type extends CommandType>(
  type: Type,
  data: DataOf<Type>,
  commandId: string,
): Command =>
  ({ type, data, metadata: { commandId, actor: { kind: 'customer' } } }) as unknown as Command;

/** An account, a plan with an add-on, and their first invoice, paid in part. */
const opening: readonly Command[] = [
  command(
    'OpenAccount',
    { accountId: ACCOUNT, timeZone: 'Europe/Rome' as TimeZone, at: at('2026-01-01T00:00:00.000Z') },
    'opening-1',
  ),
  command(
    'StartPlan',
    {
      accountId: ACCOUNT,
      subscriptionId: 'plan-1',
      planId: 'pro',
      channel: 'online',
      withdrawalUntil: at('2026-03-31T23:59:59.999Z'),
      at: at('2026-03-01T00:00:00.000Z'),
    },
    'opening-2',
  ),
  command(
    'StartAddOn',
    {
      accountId: ACCOUNT,
      subscriptionId: 'add-on-1',
      addOnId: 'large-meeting',
      planSubscriptionId: 'plan-1',
      channel: 'online',
      at: at('2026-03-01T00:00:00.000Z'),
    },
    'opening-3',
  ),
  command(
    'RecordBilling',
    {
      accountId: ACCOUNT,
      invoiceId: 'invoice-1',
      billedAt: at('2026-03-01T00:00:00.000Z'),
      lines: [
        {
          subscriptionId: 'plan-1',
          period: { start: at('2026-03-01T00:00:00.000Z'), end: at('2026-04-01T00:00:00.000Z') },
          charged: moneyOf(1_499, 'EUR' as Currency),
        },
        {
          subscriptionId: 'add-on-1',
          period: { start: at('2026-03-01T00:00:00.000Z'), end: at('2026-05-01T00:00:00.000Z') },
          charged: moneyOf(500, 'EUR' as Currency),
        },
      ],
    },
    'opening-4',
  ),
  command(
    'RecordPayment',
    {
      accountId: ACCOUNT,
      invoiceId: 'invoice-1',
      paymentId: 'payment-1',
      amount: moneyOf(1_499, 'EUR' as Currency),
      paidAt: at('2026-03-01T00:00:00.000Z'),
    },
    'opening-5',
  ),
];

/** The commands with which a random story begins: an account, a plan, an add-on, an invoice. */
export const openings: fc.Arbitrary<readonly Command[]> = fc
  .constantFrom(1, 3, 4, 5, 5, 5, 5)
  .map((length) => opening.slice(0, length));

/** The command that an intent comes to on an account as it stands. */
export const commandOf = (
  { type, data, agreesToWhatIsDue, actor }: Intent,
  place: number,
  account: Account,
  policies: Policies,
): Command => {
  const metadata = { commandId: `command-${place}`, actor: { kind: actor } };
  const line = account.subscriptions.get(String(data['subscriptionId']));
  if (type !== 'RequestRefund' || !agreesToWhatIsDue || line === undefined) {
    return { type, data, metadata } as unknown as Command;
  }
  const { eligibility } = judgeRefund(policies, account, line, data['at'] as Instant);
  const agreed = eligibility.eligible ? { agreedAmount: eligibility.amount } : {};
  return { type, data: { ...data, ...agreed }, metadata } as unknown as Command;
};
