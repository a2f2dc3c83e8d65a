import { decide, foldAccount, judgeRefund } from '@disdetta/core';
import type {
  Account,
  Command,
  Money,
  Policies,
  PolicyReference,
  RefundReason,
} from '@disdetta/core';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { RefundDecision } from '../decisions/refundDecision.ts';

/** What policies say of a request: how much is due, or why nothing is. */
export type Judged =
  | { readonly due: true; readonly amount: Money; readonly policy: PolicyReference }
  | {
      readonly due: false;
      readonly code: string;
      readonly because: readonly RefundReason[];
      readonly policy: PolicyReference | null;
    };

/** A request for a refund, and the account that it was made on. */
export interface RefundRequest {
  readonly command: Command<'RequestRefund'>;
  readonly account: Account;
}

/** The request that a decision was about, on what was known then; null where it was a withdrawal. */
export const requestOf = ({ command, known }: RefundDecision): RefundRequest | null =>
  command.type === 'RequestRefund' ? { command, account: foldAccount(known) } : null;

/**
 * Judges a request under policies. Who asks agrees to what they are quoted, so under other
 * policies they would have agreed to what is due there.
 */
export const judge = ({ command, account }: RefundRequest, policies: Policies): Judged => {
  const { subscriptionId, at } = command.data;
  const line = account.subscriptions.get(subscriptionId);
  const eligibility =
    line === undefined ? null : judgeRefund(policies, account, line, at).eligibility;
  const agreed =
    eligibility?.eligible === true
      ? { agreedAmount: eligibility.amount, quoteId: eligibility.quoteId }
      : {};
  const data = { ...command.data, ...agreed };
  const outcome = decide({ ...command, data }, account, policies);
  if (eligibility?.eligible === true && !isLeft(outcome)) {
    return { due: true, amount: eligibility.amount, policy: eligibility.policy };
  }
  return {
    due: false,
    code: isLeft(outcome) ? outcome.left.code : 'RefundNotEligible',
    because: eligibility?.eligible === false ? eligibility.because : [],
    policy: eligibility?.policy ?? null,
  };
};
