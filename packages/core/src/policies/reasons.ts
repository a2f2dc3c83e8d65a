import type { Instant } from '../kernel/instant.ts';
import type { UsageId } from '../values/ids.ts';

/** Why a billing is not refundable. */
export type RefundReason =
  | { readonly code: 'NeverBilled' }
  | { readonly code: 'NothingCharged' }
  | { readonly code: 'NotPaid' }
  | { readonly code: 'PeriodOver'; readonly endedAt: Instant }
  | {
      readonly code: 'UsedSinceLastBilling';
      /** The first use, and how many there were. */
      readonly usageId: UsageId;
      readonly usedAt: Instant;
      readonly count: number;
    }
  | { readonly code: 'WindowClosed'; readonly closedAt: Instant }
  | { readonly code: 'AlreadyRefunded' }
  | { readonly code: 'Disputed' };

const ORDER: readonly RefundReason['code'][] = [
  'NeverBilled',
  'NothingCharged',
  'NotPaid',
  'PeriodOver',
  'UsedSinceLastBilling',
  'WindowClosed',
  'AlreadyRefunded',
  'Disputed',
];

/** Reasons in their one order, each code once. */
export const inOrder = (reasons: readonly RefundReason[]): readonly RefundReason[] =>
  ORDER.flatMap((code) => reasons.filter((reason) => reason.code === code).slice(0, 1));
