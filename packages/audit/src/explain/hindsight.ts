import { decide, decodeCommand, foldAccount, judgeRefund } from '@disdetta/core';
import type { Account, Eligibility, Event, RecordedAccountEvent } from '@disdetta/core';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { RefundDecision } from '../decisions/refundDecision.ts';
import { lateFactsOf } from './lateFacts.ts';

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
  const late = lateFactsOf(decision, history);
  const account = foldAccount(known);
  const told = late.flatMap((event) => asToldInTime(decision, account, event));
  return {
    then: judged(decision, account),
    now: late.length === 0 ? null : judged(decision, foldAccount([...known, ...told])),
    late,
  };
};

/** What a fact would have come to then: a charge after the end of a line is told by that end. */
const asToldInTime = (
  { policies }: RefundDecision,
  account: Account,
  event: RecordedAccountEvent,
): readonly Event[] => {
  const command = decodeCommand(event.metadata.command);
  if (isLeft(command)) return [event];
  const outcome = decide(command.right, account, policies);
  return isLeft(outcome) ? [event] : outcome.right;
};

const judged = ({ command, policies }: RefundDecision, account: Account): Eligibility | null => {
  // A withdrawal is a right that no refund policy judges.
  if (command.type === 'Withdraw') return null;
  const line = account.subscriptions.get(command.data.subscriptionId);
  if (line === undefined) return null;
  return judgeRefund(policies, account, line, command.data.at).eligibility;
};
