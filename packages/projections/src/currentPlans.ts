import { hasAccess, linesOf, statusOf } from '@disdetta/core';
import type {
  Account,
  Instant,
  Policies,
  RecordedAccountEvent,
  Status,
  Subscription,
  SubscriptionId,
} from '@disdetta/core';
import { accountAsOf } from './accountAsOf.ts';
import { accountActions, lineActions } from './actions.ts';
import type { AccountAction, LineAction, Visit } from './actions.ts';
import { accountQuestion } from './question.ts';
import type { AccountQuestion, QuestionCodec } from './question.ts';

/** Decodes the data of `currentPlans`: `{ accountId, at, knownAt? }`. */
export const currentPlansQuestion: QuestionCodec<AccountQuestion> = accountQuestion('currentPlans');

interface CurrentLine {
  readonly subscriptionId: SubscriptionId;
  readonly status: Status;
  readonly renews: boolean;
  readonly hasAccess: boolean;
  readonly actions: readonly LineAction[];
}

/** A plan on the page, and what it offers. */
export interface CurrentPlan extends CurrentLine {
  readonly kind: 'plan';
  readonly planId: string;
}

/** An add-on on the page, and what it offers. */
export interface CurrentAddOn extends CurrentLine {
  readonly kind: 'addOn';
  readonly addOnId: string;
}

/** The page Current Plans: every line in the order of its start, ended ones too. */
export interface CurrentPlans {
  readonly lines: readonly (CurrentPlan | CurrentAddOn)[];
  readonly actions: readonly AccountAction[];
}

/**
 * Answers what the page Current Plans shows a customer at an instant (R3, R7): every line, and
 * what it offers, both on what had happened by then. Null for an account of which nothing had.
 */
export const currentPlans = (
  history: readonly RecordedAccountEvent[],
  question: AccountQuestion,
  policies: Policies,
): CurrentPlans | null => {
  const { accountId, at } = question;
  const account = accountAsOf(history, question);
  const lines = linesOf(account);
  if (account.openedAt === null && lines.length === 0) return null;
  const visit: Visit = { accountId, account, policies, at };
  return {
    lines: lines.map((line) => ({
      ...titleOf(line),
      ...standingOf(account, line, at),
      actions: lineActions(visit, line),
    })),
    actions: accountActions(visit),
  };
};

const titleOf = (
  line: Subscription,
): Pick<CurrentPlan, 'kind' | 'planId'> | Pick<CurrentAddOn, 'kind' | 'addOnId'> =>
  line.kind === 'plan'
    ? { kind: line.kind, planId: line.planId }
    : { kind: line.kind, addOnId: line.addOnId };

const standingOf = (
  account: Account,
  line: Subscription,
  at: Instant,
): Omit<CurrentLine, 'actions'> => {
  const status = statusOf(account, line, at);
  return {
    subscriptionId: line.subscriptionId,
    status,
    renews: status === 'Active',
    hasAccess: hasAccess(account, line, at),
  };
};
