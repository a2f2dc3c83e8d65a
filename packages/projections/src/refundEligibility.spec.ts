import { defaultPolicies } from '@disdetta/core';
import type { Eligibility } from '@disdetta/core';
import { refundEligibility } from './refundEligibility.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import {
  PLAN,
  billed,
  cancelled,
  euro,
  on,
  opened,
  planStarted,
  refundRequested,
  used,
  voided,
} from './testing/story.ts';

const begun = [opened(), planStarted(), billed()];

const eligibilityAt = (events: readonly Told[], at: string, knownAt?: number): Eligibility | null =>
  refundEligibility(
    recorded(...events),
    { ...PLAN, at: on(at), ...(knownAt === undefined ? {} : { knownAt: BigInt(knownAt) }) },
    defaultPolicies,
  );

describe('a refund', () => {
  it('is due in full while nothing was used since the line was last billed', () => {
    expect(eligibilityAt(begun, '03-20')).toMatchObject({
      eligible: true,
      amount: euro(1_499),
      lines: [{ subscriptionId: 's-1', invoiceId: 'i-1', amount: euro(1_499) }],
      lastBilledAt: on('03-01'),
      policy: { name: 'unused-since-last-billing', version: 1 },
      actsBy: on('04-01'),
    });
  });

  it('shows nothing of what only a decision needs', () => {
    expect(Object.keys(eligibilityAt(begun, '03-20') ?? {})).toEqual([
      'eligible',
      'amount',
      'lines',
      'lastBilledAt',
      'policy',
      'quoteId',
      'actsBy',
    ]);
  });

  it('is not due after a use, but was before it', () => {
    const events = [...begun, used('u-1', on('03-05'))];
    expect(eligibilityAt(events, '03-05')).toMatchObject({ eligible: true });
    expect(eligibilityAt(events, '03-06')).toMatchObject({
      eligible: false,
      because: [{ code: 'UsedSinceLastBilling', usageId: 'u-1', usedAt: on('03-05'), count: 1 }],
    });
    expect(eligibilityAt(events, '03-06', 3)).toMatchObject({ eligible: true });
  });

  it('is due after all where the use is voided later', () => {
    const events = [...begun, used('u-1', on('03-05')), voided('u-1', on('03-25'))];
    expect(eligibilityAt(events, '03-06')).toMatchObject({ eligible: true });
    expect(eligibilityAt(events, '03-06', 4)).toMatchObject({ eligible: false });
  });

  it('is answered for ended lines too', () => {
    const end = cancelled({
      cause: 'refunded',
      cancelledAt: on('03-20'),
      effectiveAt: on('03-20'),
    });
    expect(eligibilityAt([...begun, refundRequested(), end], '03-21')).toMatchObject({
      eligible: false,
      because: [{ code: 'AlreadyRefunded' }],
    });
    expect(eligibilityAt(begun, '04-01')).toMatchObject({ because: [{ code: 'PeriodOver' }] });
  });

  it('is unknown for a line that had not started', () => {
    expect(eligibilityAt(begun, '02-28')).toBeNull();
  });
});
