import { accessUntil, endOf, hasAccess, paidThrough, statusOf } from '@disdetta/core';
import type {
  Account,
  Cancellation,
  Channel,
  EndCause,
  Instant,
  LineEnd,
  Reason,
  RecordedAccountEvent,
  Status,
  Subscription,
} from '@disdetta/core';
import { accountAsOf } from './accountAsOf.ts';
import { lineQuestion } from './question.ts';
import type { LineQuestion, QuestionCodec } from './question.ts';

/** Decodes the data of `planStatus`: `{ accountId, subscriptionId, at, knownAt? }`. */
export const planStatusQuestion: QuestionCodec<LineQuestion> = lineQuestion('planStatus');

/** How a plan or an add-on stands: does it renew, is there access, and why not (contract, 3). */
export interface PlanStatus {
  readonly status: Status;
  readonly renews: boolean;
  readonly hasAccess: boolean;
  /** Null for a line that was never billed and goes on. */
  readonly accessUntil: Instant | null;
  readonly renewsAt: Instant | null;
  /** When it was cancelled; of an add-on that ends with its plan, when the plan was. */
  readonly cancelledAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBecause: EndCause | null;
  readonly reason: Reason | null;
  readonly channel: Channel;
}

/**
 * Answers how one line of an account stands at an instant, from the events of its stream; null
 * for a line that had not started by then.
 */
export const planStatus = (
  history: readonly RecordedAccountEvent[],
  question: LineQuestion,
): PlanStatus | null => {
  const account = accountAsOf(history, question);
  const line = account.subscriptions.get(question.subscriptionId);
  return line === undefined ? null : statusOfLine(account, line, question.at);
};

const statusOfLine = (account: Account, line: Subscription, at: Instant): PlanStatus => {
  const status = statusOf(account, line, at);
  const end = endOf(account, line);
  const ended = status === 'Ended' ? end : null;
  const cancellation = cancellationBehind(account, line, end);
  return {
    status,
    renews: status === 'Active',
    hasAccess: hasAccess(account, line, at),
    accessUntil: accessUntil(account, line),
    renewsAt: status === 'Active' ? paidThrough(account, line.subscriptionId) : null,
    cancelledAt: cancellation?.cancelledAt ?? null,
    endedAt: ended?.at ?? null,
    endedBecause: ended?.because ?? null,
    reason: cancellation?.reason ?? null,
    channel: line.channel,
  };
};

const cancellationBehind = (
  account: Account,
  line: Subscription,
  end: LineEnd | null,
): Cancellation | undefined => {
  const endsWithPlan = line.kind === 'addOn' && end?.because === 'plan-ended';
  return account.cancellations.get(endsWithPlan ? line.planSubscriptionId : line.subscriptionId);
};
