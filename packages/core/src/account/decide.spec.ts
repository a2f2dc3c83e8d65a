import { left } from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.ts';
import { defaultPolicies } from '../policies/policies.ts';
import type { TimeZone } from '../values/calendar.ts';
import type { Currency } from '../values/currency.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { accountDecider } from './decider.ts';
import type { Event } from './events.ts';
import { foldAccount } from './evolve.ts';
import { unknownAccount } from './state.ts';

const at = '2026-03-10T00:00:00.000Z' as Instant;
const accountId = 'account-1';
const line = { accountId, subscriptionId: 'plan-1' };
const money = { amount: 1_499, currency: 'EUR' as Currency };
const metadata = { commandId: 'command-1', actor: { kind: 'customer' as const } };

const commands: readonly Command[] = [
  { type: 'StartPlan', data: { ...line, planId: 'pro', channel: 'online', at }, metadata },
  {
    type: 'StartAddOn',
    data: { ...line, addOnId: 'x', planSubscriptionId: 'y', channel: 'online', at },
    metadata,
  },
  { type: 'RecordBilling', data: { accountId, invoiceId: 'i', billedAt: at, lines: [] }, metadata },
  {
    type: 'RecordPayment',
    data: { accountId, invoiceId: 'i', paymentId: 'p', amount: money, paidAt: at },
    metadata,
  },
  { type: 'RecordUsage', data: { accountId, usageId: 'u', usedAt: at }, metadata },
  { type: 'VoidUsage', data: { accountId, usageId: 'u', at }, metadata },
  { type: 'CancelSubscription', data: { ...line, at }, metadata },
  { type: 'ReactivatePlan', data: { ...line, at }, metadata },
  { type: 'CancelAddOn', data: { ...line, at }, metadata },
  { type: 'ReactivateAddOn', data: { ...line, at }, metadata },
  { type: 'RequestRefund', data: { ...line, refundId: 'r', agreedAmount: money, at }, metadata },
  { type: 'Withdraw', data: { ...line, refundId: 'r', submittedAt: at, at }, metadata },
  {
    type: 'RecordDispute',
    data: { accountId, disputeId: 'd', invoiceId: 'i', state: 'opened', at },
    metadata,
  },
  { type: 'EndDueSubscriptions', data: { accountId, at }, metadata },
  { type: 'CloseAccount', data: { accountId, at }, metadata },
];

describe('of an account that was never opened', () => {
  it.each(commands.map((command): [string, Command] => [command.type, command]))(
    '%s is refused with AccountNotFound',
    (_, command) => {
      expect(decide(command, unknownAccount(), defaultPolicies)).toMatchObject(
        left({ code: 'AccountNotFound', facts: { accountId }, next: 'open-account' }),
      );
    },
  );
});

describe('a subscription that the account does not have', () => {
  it('is refused in other words where it has another than where it has none', () => {
    const cancel: Command = { type: 'CancelSubscription', data: { ...line, at }, metadata };
    const opened: Event = {
      type: 'AccountOpened',
      data: { accountId, timeZone: 'Europe/Rome' as TimeZone, at },
    };
    const started: Event = {
      type: 'PlanStarted',
      data: { accountId, subscriptionId: 'plan-2', planId: 'pro', channel: 'online', at },
    };
    const facts = { subscriptionId: 'plan-1' };
    expect(decide(cancel, foldAccount([opened]), defaultPolicies)).toMatchObject(
      left({ code: 'SubscriptionNotFound', facts, next: 'close-account' }),
    );
    expect(decide(cancel, foldAccount([opened, started]), defaultPolicies)).toEqual(
      left({
        code: 'SubscriptionNotFound',
        message: 'The account has no such subscription.',
        facts,
      }),
    );
  });
});

describe('the account as a decider', () => {
  const { initial, decide: decideOn, evolve } = accountDecider();

  it('decides by the default policies on what came before', () => {
    const open: Command = {
      type: 'OpenAccount',
      data: { accountId, timeZone: 'Europe/Rome' as TimeZone, at },
      metadata,
    };
    const outcome = decideOn(open, initial);
    expect(outcome).toMatchObject({ right: [{ type: 'AccountOpened', data: open.data }] });
    const opened = evolve(initial, { type: 'AccountOpened', data: open.data });
    expect(decideOn(open, opened)).toEqual({ _tag: 'Right', right: [] });
    expect(initial.openedAt).toBeNull();
  });
});

describe('news of money of a refund that nobody requested', () => {
  it.each<Command>([
    {
      type: 'RecordRefundSettled',
      data: { accountId, refundId: 'r', providerReference: 'p', settledAt: at },
      metadata,
    },
    {
      type: 'RecordRefundFailed',
      data: { accountId, refundId: 'r', failure: 'account-closed', failedAt: at },
      metadata,
    },
    {
      type: 'RecordRefundReversed',
      data: { accountId, refundId: 'r', providerReference: 'p', reversedAt: at },
      metadata,
    },
  ])('$type is refused with RefundNotFound', (news) => {
    const opened = foldAccount([
      { type: 'AccountOpened', data: { accountId, timeZone: 'Europe/Rome' as TimeZone, at } },
    ]);
    expect(decide(news, opened, defaultPolicies)).toMatchObject(
      left({ code: 'RefundNotFound', facts: { refundId: 'r' } }),
    );
  });
});
