import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import { cents, day, decided, event, march, withPlan } from '../../testing/told.ts';

const history = [
  ...withPlan,
  event('PlanStarted', { subscriptionId: 'plan-2', planId: 'pro', at: day('03-01') }),
  event('AccountBilled', {
    invoiceId: 'invoice-1',
    billedAt: day('03-01'),
    lines: [march('plan-1', 1_499), march('plan-2', 500)],
  }),
];

const refund = {
  subscriptionId: 'plan-1',
  refundId: 'refund-1',
  agreedAmount: cents(1_499),
  at: day('03-10'),
};

/** A refund of the first plan whose money never went through. */
const unpaid = [
  ...history,
  event('RefundRequested', {
    subscriptionId: 'plan-1',
    refundId: 'refund-0',
    amount: cents(1_499),
    lines: [{ subscriptionId: 'plan-1', invoiceId: 'invoice-1', amount: cents(1_499) }],
    policy: { name: 'unused-since-last-billing', version: 1 },
    requestedAt: day('03-05'),
  }),
  ...['plan-1', 'plan-2'].map((subscriptionId) =>
    event('SubscriptionCancelled', {
      subscriptionId,
      cause: 'refunded',
      cancelledAt: day('03-05'),
      effectiveAt: day('03-05'),
    }),
  ),
  event('RefundFailed', { refundId: 'refund-0', failure: 'closed', failedAt: day('03-06') }),
];

describe('a refund', () => {
  it('is given for the quote that it was agreed on', () => {
    const quoted = decided(history, 'RequestRefund', { ...refund, quoteId: 'of-yesterday' });
    expect(quoted).toMatchObject(left({ code: 'QuoteSuperseded' }));
    const quoteId = isLeft(quoted) ? quoted.left.facts['current'] : undefined;
    expect(decided(history, 'RequestRefund', { ...refund, quoteId })).toMatchObject(
      right([{ type: 'RefundRequested', data: { quoteId } }, { type: 'SubscriptionCancelled' }]),
    );
  });

  it('without a reason ends its line without one', () => {
    const outcome = decided(history, 'RequestRefund', refund);
    const last = isLeft(outcome) ? undefined : outcome.right.at(-1);
    expect(last).toMatchObject({ type: 'SubscriptionCancelled', data: { cause: 'refunded' } });
    expect(Object.keys(last?.data ?? {})).not.toContain('reason');
  });

  it('that failed can be requested again for its own line, and for no other that ended', () => {
    expect(decided(unpaid, 'RequestRefund', refund)).toMatchObject(
      right([{ type: 'RefundRequested', data: { amount: cents(1_499) } }]),
    );
    expect(decided(unpaid, 'RequestRefund', { ...refund, subscriptionId: 'plan-2' })).toMatchObject(
      left({ code: 'SubscriptionEnded', facts: { subscriptionId: 'plan-2' } }),
    );
  });
});

describe('news of a refund that did not go through', () => {
  const failure = { refundId: 'refund-0', failure: 'closed', failedAt: day('03-06') };

  it('is taken once', () => {
    expect(decided(unpaid, 'RecordRefundFailed', failure)).toEqual(right([]));
  });

  it.each<[string, object]>([
    ['another instant', { failedAt: day('03-07') }],
    ['one payment alone', { paymentId: 'payment-1' }],
  ])('of %s is other news', (_, other) => {
    expect(decided(unpaid, 'RecordRefundFailed', { ...failure, ...other })).toMatchObject(
      right([{ type: 'RefundFailed', data: other }]),
    );
  });
});
