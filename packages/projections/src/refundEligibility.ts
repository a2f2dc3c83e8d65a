import { judgeRefund } from '@disdetta/core';
import type { Eligibility, Policies, RecordedAccountEvent } from '@disdetta/core';
import { accountAsOf } from './accountAsOf.ts';
import { lineQuestion } from './question.ts';
import type { LineQuestion, QuestionCodec } from './question.ts';

/** Decodes the data of `refundEligibility`: `{ accountId, subscriptionId, at, knownAt? }`. */
export const refundEligibilityQuestion: QuestionCodec<LineQuestion> =
  lineQuestion('refundEligibility');

/**
 * Answers what of one line would be refunded at an instant, in minor units, and by which policy;
 * or every reason why nothing would (rules 5.6 and 5.7). Null for a line that had not started.
 */
export const refundEligibility = (
  history: readonly RecordedAccountEvent[],
  question: LineQuestion,
  policies: Policies,
): Eligibility | null => {
  const account = accountAsOf(history, question);
  const line = account.subscriptions.get(question.subscriptionId);
  return line === undefined ? null : judgeRefund(policies, account, line, question.at).eligibility;
};
