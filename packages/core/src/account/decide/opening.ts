import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Account } from '../state.ts';
import { rejections } from '../rejections.ts';
import type { Rejection } from '../rejections.ts';
import { accountKnown, asPlan, findLine, notEnded } from './checks.ts';
import type { Decision } from './outcome.ts';

/** Opens an account; one that was opened before stays as it is. */
export const openAccount: Decision<'OpenAccount'> = ({ data }, account) =>
  right(account.openedAt === null ? [{ type: 'AccountOpened', data }] : []);

const mayStart = (
  account: Account,
  data: { readonly accountId: string; readonly subscriptionId: string },
): Rejection | null => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return unknown;
  if (account.closedAt !== null) {
    return rejections.AccountClosed(data.accountId, account.closedAt);
  }
  return account.subscriptions.has(data.subscriptionId)
    ? rejections.SubscriptionAlreadyExists(data.subscriptionId)
    : null;
};

/** Puts a plan on an account. */
export const startPlan: Decision<'StartPlan'> = ({ data }, account) => {
  const refusal = mayStart(account, data);
  return refusal === null ? right([{ type: 'PlanStarted', data }]) : left(refusal);
};

/** Hangs an add-on on a plan that has not ended. */
export const startAddOn: Decision<'StartAddOn'> = ({ data }, account) => {
  const refusal = mayStart(account, data);
  if (refusal !== null) return left(refusal);
  const { accountId, planSubscriptionId } = data;
  const found = findLine(account, { accountId, subscriptionId: planSubscriptionId });
  if (isLeft(found)) return found;
  const plan = asPlan(found.right);
  if (isLeft(plan)) return plan;
  const ended = notEnded(account, plan.right, data.at);
  return ended === null ? right([{ type: 'AddOnStarted', data }]) : left(ended);
};
