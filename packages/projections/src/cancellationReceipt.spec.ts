import { cancellationReceipt } from './cancellationReceipt.ts';
import type { CancellationReceipt } from './cancellationReceipt.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import {
  PLAN,
  addOnCancelled,
  addOnStarted,
  cancelled,
  on,
  opened,
  planStarted,
  reactivated,
  refundRequested,
} from './testing/story.ts';

const receiptOf = (...events: readonly Told[]): CancellationReceipt | null =>
  cancellationReceipt(recorded(opened(), planStarted(), ...events), PLAN);

const reason = { code: 'too-expensive' };

describe('a cancellation receipt', () => {
  it('confirms what was asked, when it was received and when it takes effect', () => {
    expect(receiptOf(cancelled({ reason }))).toEqual({
      ...PLAN,
      asked: 'CancelSubscription',
      reason,
      receivedAt: on('03-10'),
      effectiveAt: on('04-01'),
      cause: 'customer',
      refund: null,
      takenBackAt: null,
    });
  });

  it('stays when the cancellation is taken back, and says so', () => {
    expect(receiptOf(cancelled(), reactivated(on('03-12')))).toMatchObject({
      receivedAt: on('03-10'),
      takenBackAt: on('03-12'),
    });
  });

  it('is that of the last cancellation', () => {
    const again = cancelled({ cancelledAt: on('03-15') });
    expect(receiptOf(cancelled({ reason }), reactivated(on('03-12')), again)).toMatchObject({
      receivedAt: on('03-15'),
      reason: null,
      takenBackAt: null,
    });
  });

  it('keeps the reason when a refund ends a cancelled line', () => {
    const end = cancelled({
      cause: 'refunded',
      cancelledAt: on('03-20'),
      effectiveAt: on('03-20'),
    });
    expect(receiptOf(cancelled({ reason }), end)).toMatchObject({
      asked: 'RequestRefund',
      reason,
      effectiveAt: on('03-20'),
    });
  });

  it('names the refund that was promised together with it, and no other', () => {
    const end = cancelled({
      cause: 'refunded',
      cancelledAt: on('03-20'),
      effectiveAt: on('03-20'),
    });
    expect(receiptOf(refundRequested(), end)?.refund).toEqual({
      refundId: 'r-1',
      amount: { amount: 1_499, currency: 'EUR' },
    });
    expect(receiptOf(refundRequested({ at: on('03-09') }), end)?.refund).toBeNull();
  });

  it('is none where nothing of the line itself was cancelled', () => {
    expect(receiptOf()).toBeNull();
    expect(receiptOf(addOnStarted(), addOnCancelled())).toBeNull();
    expect(
      cancellationReceipt(recorded(opened(), planStarted(), cancelled()), {
        ...PLAN,
        at: on('03-09'),
      }),
    ).toBeNull();
  });
});
