import type { RefundReason } from '../policies/reasons.ts';
import { day } from '../testing/told.ts';
import { rejections } from './rejections.ts';

const at = day('03-05');
const policy = { name: 'never', version: 1 };

const all: readonly (readonly [RefundReason, string])[] = [
  [{ code: 'NeverBilled' }, 'the subscription was never billed'],
  [{ code: 'NothingCharged' }, 'nothing was charged'],
  [{ code: 'NotPaid' }, 'nothing was paid'],
  [{ code: 'PeriodOver', endedAt: at }, `the paid period ended on ${at}`],
  [
    { code: 'UsedSinceLastBilling', usageId: 'use-1', usedAt: at, count: 3 },
    `the account was used since it was last billed (first on ${at}, uses: 3)`,
  ],
  [{ code: 'WindowClosed', closedAt: at }, `refunds were possible until ${at}`],
  [{ code: 'AlreadyRefunded' }, 'it was refunded already'],
  [{ code: 'Disputed' }, 'the invoice is disputed'],
];

describe('the refusal of a refund', () => {
  it.each(all)('tells a person why: %j', (reason, spelt) => {
    const because = [reason];
    expect(rejections.RefundNotEligible('plan-1', because, policy)).toEqual({
      code: 'RefundNotEligible',
      message: `No refund is due: ${spelt}.`,
      facts: { subscriptionId: 'plan-1', because, policy },
      next: 'cancel-without-refund',
    });
  });

  it('tells every reason in one sentence', () => {
    const because = all.map(([reason]) => reason);
    const { message } = rejections.RefundNotEligible('plan-1', because, policy);
    expect(message).toBe(`No refund is due: ${all.map(([, spelt]) => spelt).join('; ')}.`);
  });
});

describe('a refusal after which nothing else would work', () => {
  it('names nothing that would', () => {
    expect(Object.keys(rejections.AccountClosed('account-1', at))).toEqual([
      'code',
      'message',
      'facts',
    ]);
  });
});
