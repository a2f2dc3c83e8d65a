import { earlier } from '@disdetta/core';
import type { Fold, Instant, InvoiceId, RecordedAccountEvent, UsageId } from '@disdetta/core';
import type { Recorded } from '../eventTypes.ts';
import { isWithin } from '../question.ts';
import type { Stretch } from '../question.ts';
import { owned, viewOf } from '../view.ts';
import { placeOf } from './exception.ts';
import type { Exception, Watch } from './exception.ts';

/** The one policy that ships with the library and looks at usage. */
const JUDGES_USAGE = 'unused-since-last-billing';

/** Refunds of an account that were judged by its usage, and uses that were recorded after one. */
export interface LateUsageState {
  readonly billedAt: ReadonlyMap<InvoiceId, Instant>;
  readonly refunds: readonly Recorded<'RefundRequested'>[];
  readonly lateUses: ReadonlyMap<UsageId, Recorded<'UsageRecorded'>>;
  readonly voided: ReadonlySet<UsageId>;
}

const fold: Fold<LateUsageState, RecordedAccountEvent> = {
  empty: () => ({ billedAt: new Map(), refunds: [], lateUses: new Map(), voided: new Set() }),
  change: ({ billedAt, refunds, lateUses, voided }, event) => {
    switch (event.type) {
      case 'AccountBilled':
        billedAt.set(event.data.invoiceId, event.data.billedAt);
        return;
      case 'RefundRequested':
        if (event.data.policy.name === JUDGES_USAGE) refunds.push(owned(event));
        return;
      case 'UsageRecorded': {
        const { usageId, usedAt } = event.data;
        const isLate = refunds.some(({ data }) => usedAt < data.requestedAt);
        if (isLate && !lateUses.has(usageId)) lateUses.set(usageId, owned(event));
        return;
      }
      case 'UsageVoided':
        voided.add(event.data.usageId);
        return;
      default:
        return;
    }
  },
};

/** When the earliest billing that a refund gives back was made: no use since was what it took. */
const unusedFrom = (
  { billedAt }: LateUsageState,
  { data }: Recorded<'RefundRequested'>,
): Instant | null =>
  data.lines
    .flatMap(({ invoiceId }) => billedAt.get(invoiceId) ?? [])
    .reduce<Instant | null>((first, at) => (first === null ? at : earlier(first, at)), null);

const answer = (state: LateUsageState, stretch: Stretch): readonly Exception[] => {
  const uses = [...state.lateUses.values()].filter(
    ({ data, recordedAt }) => !state.voided.has(data.usageId) && isWithin(recordedAt, stretch),
  );
  return state.refunds.flatMap((refund) => {
    const from = unusedFrom(state, refund);
    return from === null
      ? []
      : uses
          .filter((use) => use.position > refund.position)
          .filter(({ data }) => data.usedAt >= from && data.usedAt < refund.data.requestedAt)
          .map((use) => lateUsage(refund, use));
  });
};

const lateUsage = (
  refund: Recorded<'RefundRequested'>,
  use: Recorded<'UsageRecorded'>,
): Exception => ({
  code: 'LateUsage',
  accountId: refund.data.accountId,
  at: use.recordedAt,
  evidence: {
    refundId: refund.data.refundId,
    subscriptionId: refund.data.subscriptionId,
    amount: refund.data.amount,
    requestedAt: refund.data.requestedAt,
    usageId: use.data.usageId,
    usedAt: use.data.usedAt,
    events: [placeOf(refund), placeOf(use)],
  },
});

/**
 * Looks out for uses that were recorded after a refund that they would have changed (rule 5.9).
 * They arise when they are recorded; a voided use is none.
 */
export const lateUsageWatch: Watch<LateUsageState> = viewOf(fold, answer);
