import { right } from 'fp-ts/lib/Either.js';
import { cents, day, decided, event, march } from '../../testing/told.ts';

const plan = {
  subscriptionId: 'plan-1',
  planId: 'pro',
  withdrawalUntil: day('03-15'),
  at: day('03-01'),
};

const history = [
  event('AccountOpened', { timeZone: 'Europe/Rome', at: day('01-01') }),
  event('PlanStarted', plan),
  event('AccountBilled', {
    invoiceId: 'invoice-1',
    billedAt: day('03-01'),
    lines: [march('plan-1', 1_499)],
  }),
];

const submission = {
  subscriptionId: 'plan-1',
  refundId: 'refund-1',
  submittedAt: day('03-10'),
};

describe('a withdrawal', () => {
  it('is acknowledged with what was submitted and when it was received', () => {
    expect(decided(history, 'Withdraw', { ...submission, at: day('03-11') })).toMatchObject(
      right([
        {
          type: 'ContractWithdrawn',
          data: {
            acknowledgement: {
              dueBy: day('03-24'),
              content: { accountId: 'account-1', ...submission, receivedAt: day('03-11') },
            },
          },
        },
        {
          type: 'RefundRequested',
          data: {
            amount: cents(1_499),
            evidence: { submittedAt: day('03-10'), withdrawalUntil: day('03-15') },
          },
        },
        { type: 'SubscriptionCancelled', data: { cause: 'withdrawn', effectiveAt: day('03-11') } },
      ]),
    );
  });

  it('has put the end of its line on record, so no job has to', () => {
    const withdrawn = [
      ...history,
      event('SubscriptionCancelled', {
        subscriptionId: 'plan-1',
        cause: 'withdrawn',
        cancelledAt: day('03-11'),
        effectiveAt: day('03-11'),
      }),
    ];
    expect(decided(withdrawn, 'EndDueSubscriptions', { at: day('05-01') })).toEqual(right([]));
  });
});
