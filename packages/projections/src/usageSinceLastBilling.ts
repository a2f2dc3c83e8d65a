import { lastBillingOf, usesBetween } from '@disdetta/core';
import type { Instant, RecordedAccountEvent } from '@disdetta/core';
import { accountAsOf } from './accountAsOf.ts';
import { lineQuestion } from './question.ts';
import type { LineQuestion, QuestionCodec } from './question.ts';

/** Decodes the data of `usageSinceLastBilling`: `{ accountId, subscriptionId, at, knownAt? }`. */
export const usageSinceLastBillingQuestion: QuestionCodec<LineQuestion> =
  lineQuestion('usageSinceLastBilling');

/** How often an account was used since one of its lines was last billed. */
export interface UsageSinceLastBilling {
  readonly lastBilledAt: Instant | null;
  readonly count: number;
  readonly firstUsedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/**
 * Answers how often the account was used from the last billing of one line on and before an
 * instant, voided uses left out (R9, rule 5.6). Null for a line that had not started.
 */
export const usageSinceLastBilling = (
  history: readonly RecordedAccountEvent[],
  question: LineQuestion,
): UsageSinceLastBilling | null => {
  const account = accountAsOf(history, question);
  if (!account.subscriptions.has(question.subscriptionId)) return null;
  const lastBilledAt = lastBillingOf(account, question.subscriptionId)?.billedAt;
  if (lastBilledAt === undefined) {
    return { lastBilledAt: null, count: 0, firstUsedAt: null, lastUsedAt: null };
  }
  const { count, first, last } = usesBetween(account.usage, lastBilledAt, question.at);
  return {
    lastBilledAt,
    count,
    firstUsedAt: first?.usedAt ?? null,
    lastUsedAt: last?.usedAt ?? null,
  };
};
