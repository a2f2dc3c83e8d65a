import { earlier } from '../../kernel/instant.ts';
import { policyInForce } from '../../policies/judge.ts';
import type { RefundPolicy } from '../../policies/policy.ts';
import { addOnsOf, endOf, hasEnded, lastBillingOf } from '../lines.ts';
import type { Charge } from '../lines.ts';
import { pursesOf } from '../refundable.ts';
import type { Purses } from '../refundable.ts';
import type { PolicyReference } from '../vocabulary.ts';
import { evidenceOf, isDue, judgeCharge } from './charge.ts';
import type { JudgedCharge } from './charge.ts';
import { promise, refuse } from './verdict.ts';
import type { Inquiry, RefundVerdict } from './verdict.ts';

/**
 * What the last invoice charged a line, by the firm's policy; with a plan, what was charged for
 * the add-ons that end with it and are due by themselves (5.6, 5.7).
 */
export const judgeLastBilling = (inquiry: Inquiry): RefundVerdict => {
  const { account, line, policies, at } = inquiry;
  const billing = lastBillingOf(account, line.subscriptionId);
  if (billing === undefined) {
    return refuse([{ code: 'NeverBilled' }], nameOf(policyInForce(policies.refund, at)));
  }
  const purses = pursesOf(account);
  const own = judgeByFirm(inquiry, billing, purses);
  const { policy } = own.judgement;
  if (!isDue(own)) return refuse(own.reasons, policy);
  const end = endOf(account, line);
  if (end !== null && at >= end.at) {
    return refuse([{ code: 'PeriodOver', endedAt: end.at }], policy);
  }
  const { currency } = billing.charged;
  const due = [own, ...addOnsDue(inquiry, currency, purses)];
  const terms = {
    policy,
    lastBilledAt: billing.billedAt,
    actsBy: due.map(({ judgement }) => judgement.actsBy).reduce(earlier),
  };
  return {
    eligibility: promise(
      inquiry,
      due.map((one) => one.line),
      currency,
      terms,
    ),
    endsLine: true,
    evidence: { charges: due.map(evidenceOf) },
  };
};

const judgeByFirm = (inquiry: Inquiry, charge: Charge, purses: Purses): JudgedCharge =>
  judgeCharge(inquiry, charge, policyInForce(inquiry.policies.refund, charge.billedAt), purses);

const addOnsDue = (inquiry: Inquiry, currency: string, purses: Purses): readonly JudgedCharge[] => {
  const { account, line, at } = inquiry;
  return addOnsOf(account, line.subscriptionId).flatMap((addOn) => {
    const charge = lastBillingOf(account, addOn.subscriptionId);
    if (charge === undefined || hasEnded(account, addOn, at)) return [];
    if (charge.charged.currency !== currency) return [];
    const judged = judgeByFirm({ ...inquiry, line: addOn }, charge, purses);
    return isDue(judged) ? [judged] : [];
  });
};

const nameOf = (policy: RefundPolicy): PolicyReference => {
  if ('name' in policy) return { name: policy.name, version: policy.version };
  const [first] = 'firstOf' in policy ? policy.firstOf : policy.allOf;
  return first === undefined ? { name: 'never', version: 1 } : nameOf(first);
};
