import type { Instant } from '../kernel/instant.ts';
import { inOrder } from './reasons.ts';
import type { RefundReason } from './reasons.ts';

const at = '2026-03-01T00:00:00.000Z' as Instant;

const all: readonly RefundReason[] = [
  { code: 'NeverBilled' },
  { code: 'NothingCharged' },
  { code: 'NotPaid' },
  { code: 'PeriodOver', endedAt: at },
  { code: 'UsedSinceLastBilling', usageId: 'use-1', usedAt: at, count: 1 },
  { code: 'WindowClosed', closedAt: at },
  { code: 'AlreadyRefunded' },
  { code: 'Disputed' },
];

describe('reasons against a refund', () => {
  it('come in their one order, in whatever order they are found', () => {
    expect(inOrder(all.toReversed())).toEqual(all);
  });

  it('are told once each, the first that is found', () => {
    const later = {
      code: 'WindowClosed',
      closedAt: '2026-04-01T00:00:00.000Z' as Instant,
    } as const;
    expect(inOrder([...all, later, { code: 'NotPaid' }])).toEqual(all);
  });
});
