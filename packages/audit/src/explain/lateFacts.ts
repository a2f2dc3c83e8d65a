import type { Instant, RecordedAccountEvent, RefundId, UsageId } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import type { RefundDecision } from '../decisions/refundDecision.ts';

/** What was recorded after a decision and speaks of the time before it, in the order of the record. */
export const lateFactsOf = (
  { command, known }: RefundDecision,
  history: readonly RecordedAccountEvent[],
): readonly RecordedAccountEvent[] => {
  const { at } = command.data;
  const last = known.at(-1)?.revision ?? -1n;
  const refunds = refundsIn(known);
  const uses = usesBefore(at, history);
  return history
    .filter(({ revision }) => revision > last)
    .filter((event) => speaksOf(event, at, refunds, uses));
};

const speaksOf = (
  event: RecordedAccountEvent,
  at: Instant,
  refunds: ReadonlySet<RefundId>,
  uses: ReadonlySet<UsageId>,
): boolean => {
  switch (event.type) {
    case 'AccountBilled':
    case 'PaymentRecorded':
    case 'UsageRecorded':
    case 'DisputeOpened':
    case 'DisputeClosed':
      return happenedAt(event) < at;
    case 'UsageVoided':
      // A voided use never happened, whenever it was voided.
      return uses.has(event.data.usageId);
    case 'RefundSettled':
    case 'RefundFailed':
    case 'RefundReversed':
      return refunds.has(event.data.refundId) && happenedAt(event) < at;
    default:
      // The others are what somebody decided.
      return false;
  }
};

const refundsIn = (known: readonly RecordedAccountEvent[]): ReadonlySet<RefundId> =>
  new Set(known.flatMap(({ type, data }) => (type === 'RefundRequested' ? [data.refundId] : [])));

const usesBefore = (at: Instant, history: readonly RecordedAccountEvent[]): ReadonlySet<UsageId> =>
  new Set(
    history.flatMap(({ type, data }) =>
      type === 'UsageRecorded' && data.usedAt < at ? [data.usageId] : [],
    ),
  );
