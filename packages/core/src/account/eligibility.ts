import type { Instant } from '../kernel/instant.ts';
import type { Policies } from '../policies/policies.ts';
import { judgeChargedAfterEnd } from './eligibility/chargedAfterEnd.ts';
import { judgeLastBilling } from './eligibility/lastBilling.ts';
import { judgeOwedAgain } from './eligibility/owedAgain.ts';
import type { RefundVerdict } from './eligibility/verdict.ts';
import { hasEnded } from './lines.ts';
import type { Account, Subscription } from './state.ts';

/**
 * Whether a refund of a line is due at an instant, how much, and by which policy. Money that was
 * promised before and did not arrive comes first; then charges made after the line's end, which
 * are wrong whatever the usage; then the line's last billing, by the firm's policy.
 */
export const judgeRefund = (
  policies: Policies,
  account: Account,
  line: Subscription,
  at: Instant,
): RefundVerdict => {
  const inquiry = { policies, account, line, at };
  const beyondTheEnd = [judgeOwedAgain(inquiry), judgeChargedAfterEnd(inquiry)].filter(
    (verdict) => verdict !== null,
  );
  const due = beyondTheEnd.find(({ eligibility }) => eligibility.eligible);
  if (due !== undefined) return due;
  const [refused] = beyondTheEnd;
  return refused !== undefined && hasEnded(account, line, at) ? refused : judgeLastBilling(inquiry);
};
