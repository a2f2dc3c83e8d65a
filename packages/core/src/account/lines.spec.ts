import { cents, day, event, march, withPlan } from '../testing/told.ts';
import type { Event } from './events.ts';
import { foldAccount } from './evolve.ts';
import { accessUntil, chargesOf, hasAccess } from './lines.ts';
import type { Account, Subscription } from './state.ts';

const lineOf = (account: Account, subscriptionId: string): Subscription => {
  const line = account.subscriptions.get(subscriptionId);
  if (line === undefined) throw new Error(`no ${subscriptionId}`);
  return line;
};

const addOn = event('AddOnStarted', {
  subscriptionId: 'add-on-1',
  addOnId: 'storage',
  planSubscriptionId: 'plan-1',
  at: day('03-01'),
});

const billed = (invoiceId: string, ...lines: readonly object[]): Event =>
  event('AccountBilled', { invoiceId, billedAt: day('03-01'), lines });

const cancelled = (type: 'SubscriptionCancelled' | 'AddOnCancelled', end: string): Event =>
  event(type, {
    subscriptionId: type === 'AddOnCancelled' ? 'add-on-1' : 'plan-1',
    cause: 'customer',
    cancelledAt: day('03-10'),
    effectiveAt: day(end),
  });

describe('a charge of several lines of one subscription', () => {
  it('is the sum of those in the currency of the first', () => {
    const dollars = { ...march('plan-1', 0), charged: { amount: 700, currency: 'USD' } };
    const lines = [march('plan-1', 1_499), dollars, march('plan-1', 500)];
    const account = foldAccount([...withPlan, billed('invoice-1', ...lines)]);
    expect(chargesOf(account, 'plan-1')).toMatchObject([{ charged: cents(1_999) }]);
  });
});

describe('access', () => {
  it('begins at the very instant at which a line starts', () => {
    const account = foldAccount(withPlan);
    const plan = lineOf(account, 'plan-1');
    expect(hasAccess(account, plan, day('02-28'))).toBe(false);
    expect(hasAccess(account, plan, day('03-01'))).toBe(true);
  });

  it('lasts no longer than what is paid for, though the line ends later with its plan', () => {
    const account = foldAccount([
      ...withPlan,
      addOn,
      billed('invoice-1', march('add-on-1', 300)),
      cancelled('SubscriptionCancelled', '12-31'),
    ]);
    expect(accessUntil(account, lineOf(account, 'add-on-1'))).toBe(day('04-01'));
  });
});

describe('a charge for a time after the end of an add-on', () => {
  const april = { ...march('add-on-1', 300), period: { start: day('04-01'), end: day('05-01') } };
  const history = [
    ...withPlan,
    addOn,
    billed('invoice-1', march('add-on-1', 300)),
    cancelled('AddOnCancelled', '04-01'),
    billed('invoice-2', april),
    event('ChargedAfterCancellation', {
      subscriptionId: 'add-on-1',
      invoiceId: 'invoice-2',
      charged: cents(300),
      billedAt: day('03-01'),
    }),
  ];
  const reactivated = event('AddOnReactivated', {
    subscriptionId: 'add-on-1',
    reactivatedAt: day('03-20'),
  });
  const paidThrough = (...events: readonly Event[]) => {
    const account = foldAccount(events);
    return accessUntil(account, lineOf(account, 'add-on-1'));
  };

  it('counts again once the add-on is reactivated', () => {
    expect(paidThrough(...history)).toBe(day('04-01'));
    expect(paidThrough(...history, reactivated)).toBe(day('05-01'));
  });

  it('counts again where the plan ends later than what it is for', () => {
    const plan = cancelled('SubscriptionCancelled', '12-31');
    expect(paidThrough(...history, plan, reactivated)).toBe(day('05-01'));
  });

  it('does not count where the plan ends before what it is for', () => {
    const plan = cancelled('SubscriptionCancelled', '04-01');
    const account = foldAccount([...history, plan, reactivated]);
    expect(account.chargedAfterEnd.get('add-on-1')).toEqual(['invoice-2']);
  });
});
