import { left, right } from 'fp-ts/lib/Either.js';
import { cents, day, decided, event, march, withPlan } from '../../testing/told.ts';

describe('an invoice', () => {
  const invoice = {
    invoiceId: 'invoice-1',
    billedAt: day('03-01'),
    lines: [march('plan-1', 1_499), march('plan-2', 500)],
  };
  const history = [
    ...withPlan,
    event('PlanStarted', { subscriptionId: 'plan-2', planId: 'pro', at: day('03-01') }),
    event('PlanStarted', { subscriptionId: 'plan-3', planId: 'pro', at: day('03-01') }),
    event('AccountBilled', invoice),
  ];

  it('told again in the same words is no event', () => {
    expect(decided(history, 'RecordBilling', invoice)).toEqual(right([]));
  });

  it('told again with its lines in another order is no event', () => {
    const retold = { ...invoice, lines: invoice.lines.toReversed() };
    expect(decided(history, 'RecordBilling', retold)).toEqual(right([]));
  });

  it('that names one line twice and the other not at all is another invoice', () => {
    const [first] = invoice.lines;
    const other = { ...invoice, lines: [first, first] };
    expect(decided(history, 'RecordBilling', other)).toMatchObject(
      left({ code: 'InvoiceConflict' }),
    );
  });

  it.each<[string, object]>([
    ['was billed at another instant', { billedAt: day('03-02') }],
    ['lost a line', { lines: invoice.lines.slice(0, 1) }],
    ['has another line', { lines: [...invoice.lines, march('plan-3', 1)] }],
    ['charges another subscription', { lines: [march('plan-1', 1_499), march('plan-3', 500)] }],
    ['charges another amount', { lines: [march('plan-1', 1_499), march('plan-2', 501)] }],
    [
      'begins another day',
      {
        lines: [
          march('plan-1', 1_499),
          { ...march('plan-2', 500), period: { start: day('03-02'), end: day('04-01') } },
        ],
      },
    ],
    [
      'ends another day',
      {
        lines: [
          march('plan-1', 1_499),
          { ...march('plan-2', 500), period: { start: day('03-01'), end: day('04-02') } },
        ],
      },
    ],
  ])('of a known id that %s is a conflict', (_, other) => {
    expect(decided(history, 'RecordBilling', { ...invoice, ...other })).toMatchObject(
      left({ code: 'InvoiceConflict', facts: { invoiceId: 'invoice-1' }, next: 'use-new-id' }),
    );
  });

  it('of a subscription that the account does not have is refused', () => {
    const stranger = { ...invoice, invoiceId: 'invoice-2', lines: [march('nobody', 1)] };
    const refused = { code: 'SubscriptionNotFound', facts: { subscriptionId: 'nobody' } };
    const [opened] = withPlan;
    expect(decided(history, 'RecordBilling', stranger)).toEqual(
      left({ ...refused, message: 'The account has no such subscription.' }),
    );
    expect(decided(opened === undefined ? [] : [opened], 'RecordBilling', stranger)).toMatchObject(
      left({ ...refused, next: 'close-account' }),
    );
  });
});

describe('a payment', () => {
  const payment = {
    invoiceId: 'invoice-1',
    paymentId: 'payment-1',
    amount: cents(1_499),
    paidAt: day('03-02'),
  };
  const history = [...withPlan, event('PaymentRecorded', payment)];

  it('told again in the same words is no event', () => {
    expect(decided(history, 'RecordPayment', payment)).toEqual(right([]));
  });

  it.each<[string, object]>([
    ['pays another invoice', { invoiceId: 'invoice-2' }],
    ['was paid at another instant', { paidAt: day('03-03') }],
    ['is of another amount', { amount: cents(1_500) }],
  ])('of a known id that %s is a conflict', (_, other) => {
    expect(decided(history, 'RecordPayment', { ...payment, ...other })).toMatchObject(
      left({ code: 'PaymentConflict', facts: { paymentId: 'payment-1' } }),
    );
  });
});

describe('a use', () => {
  const use = { usageId: 'use-1', usedAt: day('03-02') };
  const voided = event('UsageVoided', { usageId: 'use-1', at: day('03-03') });

  it('that was voided before its record arrived is recorded all the same', () => {
    expect(decided([...withPlan, voided], 'RecordUsage', use)).toMatchObject(
      right([{ type: 'UsageRecorded', data: use }]),
    );
  });

  it('that was recorded is not recorded again, voided or not', () => {
    const recorded = [...withPlan, event('UsageRecorded', use)];
    expect(decided(recorded, 'RecordUsage', use)).toEqual(right([]));
    expect(decided([...recorded, voided], 'RecordUsage', use)).toEqual(right([]));
  });
});
