import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Instant } from '../../kernel/instant.ts';
import type { AccountId } from '../../values/ids.ts';
import { isSameMoney } from '../../values/money.ts';
import { judgeRefund } from '../eligibility.ts';
import type { Event } from '../events.ts';
import { owedAgainOf } from '../refundParts.ts';
import { rejections } from '../rejections.ts';
import type { Account, Subscription } from '../state.ts';
import type { CancellationCause, Reason } from '../vocabulary.ts';
import { findLine, mayChange, notEnded } from './checks.ts';
import type { Decision } from './outcome.ts';

/** How a refund or a withdrawal ends a line. */
export interface EndAtOnce {
  readonly accountId: AccountId;
  readonly line: Subscription;
  readonly cause: CancellationCause;
  readonly cancelledAt: Instant;
  readonly effectiveAt: Instant;
  readonly reason?: Reason | undefined;
}

/** The event with which a refund or a withdrawal ends a line. */
export const endAtOnce = ({
  accountId,
  line,
  cause,
  cancelledAt,
  effectiveAt,
  reason,
}: EndAtOnce): Event => ({
  type: line.kind === 'plan' ? 'SubscriptionCancelled' : 'AddOnCancelled',
  data: {
    accountId,
    subscriptionId: line.subscriptionId,
    ...(reason === undefined ? {} : { reason }),
    cause,
    cancelledAt,
    effectiveAt,
  },
});

/** Whether money is due on a line beside its last billing, so that its end does not matter. */
const isOwedBeyondItsEnd = (account: Account, line: Subscription): boolean =>
  (account.chargedAfterEnd.get(line.subscriptionId) ?? []).length > 0 ||
  [...account.refunds.values()].some(
    (refund) =>
      refund.subscriptionId === line.subscriptionId &&
      refund.parts.some((part) => owedAgainOf(part) > 0),
  );

/**
 * Gives back what is due, cancels and refunds in one step (R8): the customer agreed to an amount,
 * and if that is not what is due now, nothing happens at all (5.8).
 */
export const requestRefund: Decision<'RequestRefund'> = ({ data, metadata }, account, policies) => {
  const { accountId, subscriptionId, refundId, at } = data;
  const line = findLine(account, data);
  if (isLeft(line)) return line;
  const refusal =
    mayChange(line.right, metadata.actor) ??
    (isOwedBeyondItsEnd(account, line.right) ? null : notEnded(account, line.right, at));
  if (refusal !== null) return left(refusal);

  const { eligibility, endsLine, evidence } = judgeRefund(policies, account, line.right, at);
  if (!eligibility.eligible) {
    return left(
      rejections.RefundNotEligible(subscriptionId, eligibility.because, eligibility.policy),
    );
  }
  const { amount, lines, policy, quoteId } = eligibility;
  if (!isSameMoney(data.agreedAmount, amount)) {
    return left(rejections.RefundAmountMismatch(subscriptionId, data.agreedAmount, amount));
  }
  if (data.quoteId !== undefined && data.quoteId !== quoteId) {
    return left(rejections.QuoteSuperseded(subscriptionId, data.quoteId, quoteId));
  }
  if (account.refunds.has(refundId)) return left(rejections.RefundAlreadyRequested(refundId));

  const requested: Event = {
    type: 'RefundRequested',
    data: {
      accountId,
      subscriptionId,
      refundId,
      amount,
      lines,
      policy,
      quoteId,
      evidence,
      requestedAt: at,
    },
  };
  if (!endsLine) return right([requested]);
  const end = endAtOnce({
    accountId,
    line: line.right,
    cause: 'refunded',
    cancelledAt: at,
    effectiveAt: at,
    reason: data.reason,
  });
  return right([requested, end]);
};
