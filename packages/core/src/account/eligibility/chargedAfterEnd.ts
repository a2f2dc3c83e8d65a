import type { RefundPolicy } from '../../policies/policy.ts';
import { inOrder } from '../../policies/reasons.ts';
import { chargesOf } from '../lines.ts';
import { pursesOf } from '../refundable.ts';
import { evidenceOf, isDue, judgeCharge } from './charge.ts';
import { promise, refuse } from './verdict.ts';
import type { Inquiry, RefundVerdict } from './verdict.ts';

const POLICY: RefundPolicy = { name: 'charged-after-cancellation', version: 1 };

/**
 * Charges for a time after the line's end are wrong, and come back once, whatever the usage
 * (5.10); null where there are none.
 */
export const judgeChargedAfterEnd = (inquiry: Inquiry): RefundVerdict | null => {
  const { account, line } = inquiry;
  const purses = pursesOf(account);
  const judged = chargesOf(account, line.subscriptionId)
    .filter(({ afterEnd }) => afterEnd)
    .map((charge) => judgeCharge(inquiry, charge, POLICY, purses));
  const [oldest] = judged;
  if (oldest === undefined) return null;
  const due = judged.filter(isDue);
  const [first] = due;
  if (first === undefined) {
    return refuse(inOrder(judged.flatMap(({ reasons }) => reasons)), oldest.judgement.policy);
  }
  const { currency } = first.line.amount;
  const together = due.filter((one) => one.line.amount.currency === currency);
  const lines = together.map((one) => one.line);
  const terms = {
    policy: first.judgement.policy,
    lastBilledAt: first.charge.billedAt,
    actsBy: null,
  };
  return {
    eligibility: promise(inquiry, lines, currency, terms),
    endsLine: false,
    evidence: { charges: together.map(evidenceOf) },
  };
};
