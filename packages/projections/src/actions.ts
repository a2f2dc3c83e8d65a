import { decide, judgeRefund } from '@disdetta/core';
import type {
  Account,
  Command,
  CommandMetadata,
  Instant,
  Policies,
  Reason,
  RefundId,
  Subscription,
} from '@disdetta/core';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';

/** What the page offers for a line. */
export type LineAction =
  | 'CancelSubscription'
  | 'CancelAddOn'
  | 'RequestRefund'
  | 'ReactivatePlan'
  | 'ReactivateAddOn'
  | 'Withdraw'
  | 'ContactSales';

/** What the page offers for the account. */
export type AccountAction = 'CloseAccount';

/** The customer who opens the page, at an instant, under the firm's policies. */
export interface Visit {
  readonly accountId: string;
  /** The account as it stood then. */
  readonly account: Account;
  readonly policies: Policies;
  readonly at: Instant;
}

const METADATA: CommandMetadata = { commandId: 'current-plans', actor: { kind: 'customer' } };
const REASON: Reason = { code: 'asked-by-current-plans' };

/**
 * The actions that a line offers, in the order of the contract: each exactly when the customer's
 * command would be accepted, and `ContactSales` when cancelling would be refused so.
 */
export const lineActions = (visit: Visit, line: Subscription): readonly LineAction[] => {
  const { account, policies } = visit;
  const cancellation = cancellationOf(visit, line);
  const refund = refundOf(visit, line);
  const commands = [
    cancellation,
    ...(refund === null ? [] : [refund]),
    reactivationOf(visit, line),
    withdrawalOf(visit, line),
  ];
  const accepted = commands
    .filter((command) => isRight(decide(command, account, policies)))
    .map(({ type }) => type);
  return sendsToSales(cancellation, visit) ? [...accepted, 'ContactSales'] : accepted;
};

const sendsToSales = (command: Command, { account, policies }: Visit): boolean => {
  const outcome = decide(command, account, policies);
  return isLeft(outcome) && outcome.left.code === 'ContactSales';
};

/** The actions that the account itself offers: closing it, unless it is closed already. */
export const accountActions = ({
  accountId,
  account,
  policies,
  at,
}: Visit): readonly AccountAction[] => {
  const closing: Command = { type: 'CloseAccount', data: { accountId, at }, metadata: METADATA };
  const outcome = decide(closing, account, policies);
  return isRight(outcome) && outcome.right.length > 0 ? ['CloseAccount'] : [];
};

const cancellationOf = (
  { accountId, at }: Visit,
  { kind, subscriptionId }: Subscription,
): Command<'CancelSubscription' | 'CancelAddOn'> => ({
  type: kind === 'plan' ? 'CancelSubscription' : 'CancelAddOn',
  data: { accountId, subscriptionId, reason: REASON, at },
  metadata: METADATA,
});

const reactivationOf = (
  { accountId, at }: Visit,
  { kind, subscriptionId }: Subscription,
): Command<'ReactivatePlan' | 'ReactivateAddOn'> => ({
  type: kind === 'plan' ? 'ReactivatePlan' : 'ReactivateAddOn',
  data: { accountId, subscriptionId, at },
  metadata: METADATA,
});

/** The request of exactly what is due; null when nothing is. */
const refundOf = (
  { accountId, account, policies, at }: Visit,
  line: Subscription,
): Command<'RequestRefund'> | null => {
  const { eligibility } = judgeRefund(policies, account, line, at);
  if (!eligibility.eligible) return null;
  const { subscriptionId } = line;
  const refundId = unusedRefundId(account);
  return {
    type: 'RequestRefund',
    data: { accountId, subscriptionId, refundId, agreedAmount: eligibility.amount, at },
    metadata: METADATA,
  };
};

const withdrawalOf = (
  { accountId, account, at }: Visit,
  { subscriptionId }: Subscription,
): Command<'Withdraw'> => ({
  type: 'Withdraw',
  data: { accountId, subscriptionId, refundId: unusedRefundId(account), submittedAt: at, at },
  metadata: METADATA,
});

const unusedRefundId = (account: Account, candidate: RefundId = 'refund'): RefundId =>
  account.refunds.has(candidate) ? unusedRefundId(account, `${candidate}+`) : candidate;
