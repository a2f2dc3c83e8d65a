import { foldAccount, judgeRefund } from '@disdetta/core';
import type { Eligibility, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import type { RefundDecision } from '../decisions/refundDecision.ts';

/** A decision beside what the log has learnt since. */
export interface Hindsight {
  /** What its policies said of what was known then; null where there was no such line, or no policy decides. */
  readonly then: Eligibility | null;
  /** What they would say of what is known now; null where they say nothing, or nothing was learnt. */
  readonly now: Eligibility | null;
  /** Facts from before the decision that were recorded after it, in the order of the record. */
  readonly late: readonly RecordedAccountEvent[];
}

/** What the same policies say of the same moment, then and now. */
export const hindsightOf = (
  decision: RefundDecision,
  history: readonly RecordedAccountEvent[],
): Hindsight => {
  const { known } = decision;
  const { at } = decision.command.data;
  const last = known.at(-1)?.revision ?? -1n;
  const late = history.filter(
    (event) => event.revision > last && isFact(event) && happenedAt(event) < at,
  );
  return {
    then: judged(decision, known),
    now: late.length === 0 ? null : judged(decision, [...known, ...late]),
    late,
  };
};

const judged = (
  { command, policies }: RefundDecision,
  known: readonly RecordedAccountEvent[],
): Eligibility | null => {
  // A withdrawal is a right that no refund policy judges.
  if (command.type === 'Withdraw') return null;
  const account = foldAccount(known);
  const line = account.subscriptions.get(command.data.subscriptionId);
  if (line === undefined) return null;
  return judgeRefund(policies, account, line, command.data.at).eligibility;
};

/** Whether an event tells of the world; the others are what somebody decided. */
const isFact = ({ type }: RecordedAccountEvent): boolean => {
  switch (type) {
    case 'AccountBilled':
    case 'PaymentRecorded':
    case 'UsageRecorded':
    case 'UsageVoided':
    case 'DisputeOpened':
    case 'DisputeClosed':
      return true;
    default:
      return false;
  }
};
