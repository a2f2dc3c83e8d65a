import { cents, day, event, march, withPlan } from '../testing/told.ts';
import type { Currency } from '../values/currency.ts';
import type { Event } from './events.ts';
import { foldAccount } from './evolve.ts';
import { lastBillingOf } from './lines.ts';
import { keptOf, pursesOf } from './refundable.ts';
import { tiedUpIn } from './refundParts.ts';
import type { Account, RefundPart } from './state.ts';

const EUR = 'EUR' as Currency;

/** What a refund gives back of an invoice: so many cents, through payments if any are named. */
interface Share {
  readonly subscriptionId?: string;
  readonly invoiceId?: string;
  readonly amount: number;
  readonly payments?: Readonly<Record<string, number>>;
}

const requested = (refundId: string, ...shares: readonly Share[]): Event =>
  event('RefundRequested', {
    subscriptionId: 'plan-1',
    refundId,
    amount: cents(shares.reduce((sum, { amount }) => sum + amount, 0)),
    lines: shares.map(
      ({ subscriptionId = 'plan-1', invoiceId = 'invoice-1', amount, payments }) => ({
        subscriptionId,
        invoiceId,
        amount: cents(amount),
        ...(payments === undefined
          ? {}
          : {
              payments: Object.entries(payments).map(([paymentId, units]) => ({
                paymentId,
                amount: cents(units),
              })),
            }),
      }),
    ),
    policy: { name: 'never', version: 1 },
    requestedAt: day('03-10'),
  });

const settled = (amount: number, providerReference: string, paymentId?: string): Event =>
  event('RefundSettled', {
    refundId: 'refund-1',
    providerReference,
    amount: cents(amount),
    settledAt: day('03-11'),
    ...(paymentId === undefined ? {} : { paymentId }),
  });

const failed = event('RefundFailed', {
  refundId: 'refund-1',
  failure: 'closed',
  failedAt: day('03-12'),
});

const reversed = (providerReference: string): Event =>
  event('RefundReversed', { refundId: 'refund-1', providerReference, reversedAt: day('03-13') });

const partsAfter = (...history: readonly Event[]): readonly RefundPart[] =>
  foldAccount(history).refunds.get('refund-1')?.parts ?? [];

/** Where the money of each part is: settled, failed, reversed, requested again. */
const whereabouts = (parts: readonly RefundPart[]): readonly (readonly number[])[] =>
  parts.map((part) => [part.settled, part.failed, part.reversed, part.requestedAgain]);

describe('money of a refund that arrives', () => {
  it('fills one part after the other', () => {
    const refund = requested('refund-1', { amount: 100, payments: { 'p-1': 60, 'p-2': 40 } });
    expect(whereabouts(partsAfter(refund, settled(70, 'r-1')))).toEqual([
      [60, 0, 0, 0],
      [10, 0, 0, 0],
    ]);
  });

  it('through a payment fills the parts of that payment, and those of none', () => {
    const refund = requested(
      'refund-1',
      { amount: 60, payments: { 'p-1': 60 } },
      { invoiceId: 'invoice-2', amount: 40 },
    );
    expect(whereabouts(partsAfter(refund, settled(100, 'r-1', 'p-2')))).toEqual([
      [0, 0, 0, 0],
      [40, 0, 0, 0],
    ]);
  });

  it('late is taken from what failed, and then from what had come back', () => {
    const refund = requested('refund-1', { amount: 100 });
    const gone = [refund, settled(30, 'r-1'), failed, reversed('r-1')];
    expect(whereabouts(partsAfter(...gone))).toEqual([[0, 70, 30, 0]]);
    expect(whereabouts(partsAfter(...gone, settled(80, 'r-2')))).toEqual([[80, 0, 20, 0]]);
  });
});

describe('money of a refund that comes back', () => {
  const refund = requested('refund-1', { amount: 100 });
  const paid = [refund, settled(30, 'r-1'), settled(50, 'r-2')];

  it('is that of its reference', () => {
    expect(whereabouts(partsAfter(...paid, reversed('r-2')))).toEqual([[30, 0, 50, 0]]);
  });

  it('is all that had not come back before, where no settlement has its reference', () => {
    expect(whereabouts(partsAfter(...paid, reversed('r-2'), reversed('other')))).toEqual([
      [0, 0, 80, 0],
    ]);
  });

  it('comes back once', () => {
    const again = partsAfter(...paid, reversed('r-2'), reversed('other'), reversed('other'));
    expect(whereabouts(again)).toEqual([[0, 0, 80, 0]]);
  });
});

describe('a refund of what another one owes', () => {
  const owing = [
    requested(
      'refund-1',
      { amount: 100, payments: { 'p-1': 60, 'p-2': 40 } },
      { invoiceId: 'invoice-2', amount: 70, payments: { 'p-1': 70 } },
      { subscriptionId: 'plan-2', amount: 30, payments: { 'p-1': 30 } },
    ),
    failed,
  ];

  it('takes over as much as it gives back of the same charge through the same payment', () => {
    const next = requested('refund-2', { amount: 50, payments: { 'p-1': 50 } });
    const parts = partsAfter(...owing, next);
    expect(parts.map(({ requestedAgain }) => requestedAgain)).toEqual([50, 0, 0, 0]);
    expect(parts.map(tiedUpIn)).toEqual([10, 40, 70, 30]);
  });

  it('takes over from the oldest refund first, and no more than is owed', () => {
    const next = requested('refund-2', { amount: 50, payments: { 'p-1': 50 } });
    const last = requested('refund-3', { amount: 50, payments: { 'p-1': 50 } });
    const failedAgain = event('RefundFailed', {
      refundId: 'refund-2',
      failure: 'closed',
      failedAt: day('03-14'),
    });
    const account = foldAccount([...owing, next, failedAgain, last]);
    const takenOver = [...account.refunds.values()].map(({ parts }) =>
      parts.map(({ requestedAgain }) => requestedAgain),
    );
    expect(takenOver).toEqual([[60, 0, 0, 0], [40], [0]]);
  });
});

describe('what can still be given back', () => {
  const billed = event('AccountBilled', {
    invoiceId: 'invoice-1',
    billedAt: day('03-01'),
    lines: [march('plan-1', 1_499)],
  });
  const paid = (paymentId: string, amount: object, invoiceId = 'invoice-1'): Event =>
    event('PaymentRecorded', { invoiceId, paymentId, amount, paidAt: day('03-02') });
  const kept = (account: Account): number | undefined => {
    const charge = lastBillingOf(account, 'plan-1');
    return charge && keptOf(account, 'plan-1', charge);
  };

  it('of a charge is nothing while a refund of it is on its way, and then the rest', () => {
    const promised = [...withPlan, billed, requested('refund-1', { amount: 500 })];
    expect(kept(foldAccount(promised))).toBe(0);
    expect(kept(foldAccount([...promised, settled(500, 'r-1')]))).toBe(999);
  });

  it('of payments is what refunds that named none have left, the oldest payment first', () => {
    const account = foldAccount([
      ...withPlan,
      billed,
      paid('p-1', cents(400)),
      paid('p-2', cents(1_099)),
      paid('p-3', cents(800), 'invoice-2'),
      requested('refund-1', { amount: 500 }),
    ]);
    const purses = pursesOf(account);
    expect(purses.left('invoice-1', EUR)).toBe(999);
    expect(purses.left('invoice-2', EUR)).toBe(800);
    expect(purses.take('invoice-1', 1_499, EUR)).toEqual([
      { paymentId: 'p-2', amount: cents(999) },
    ]);
  });

  it('of payments is nothing of those in another currency', () => {
    const dollars = { amount: 1_499, currency: 'USD' };
    const account = foldAccount([...withPlan, billed, paid('p-1', dollars)]);
    expect(pursesOf(account).left('invoice-1', EUR)).toBe(0);
  });
});
