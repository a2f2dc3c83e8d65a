import { judge } from '../../policies/judge.ts';
import type { BillingFacts, Judgement } from '../../policies/judgement.ts';
import type { RefundPolicy } from '../../policies/policy.ts';
import { inOrder } from '../../policies/reasons.ts';
import type { RefundReason } from '../../policies/reasons.ts';
import { moneyOf } from '../../values/money.ts';
import { isOver } from '../../values/period.ts';
import { isDisputed } from '../disputes.ts';
import type { Charge } from '../lines.ts';
import { keptOf } from '../refundable.ts';
import type { Purses } from '../refundable.ts';
import { usesBetween } from '../usage.ts';
import type { RefundLine } from '../vocabulary.ts';
import type { Inquiry } from './verdict.ts';

/** One charge of a line, judged: due when there is no reason against it. */
export interface JudgedCharge {
  readonly charge: Charge;
  readonly facts: BillingFacts;
  readonly judgement: Judgement;
  readonly reasons: readonly RefundReason[];
  readonly line: RefundLine;
}

/** Whether nothing speaks against giving a charge back. */
export const isDue = ({ reasons }: JudgedCharge): boolean => reasons.length === 0;

/** Judges one charge: by a policy, and by what holds under every policy (5.6, 5.7). */
export const judgeCharge = (
  inquiry: Inquiry,
  charge: Charge,
  policy: RefundPolicy,
  purses: Purses,
): JudgedCharge => {
  const { account, policies } = inquiry;
  const { subscriptionId } = inquiry.line;
  const { invoiceId, charged } = charge;
  const facts = factsOf(inquiry, charge);
  const judgement = judge(policy, facts);
  const kept = keptOf(account, subscriptionId, charge);
  const isRecorded = policies.payments === 'recorded';
  const covered = isRecorded ? purses.left(invoiceId, charged.currency) : kept;
  const units = Math.min(judgement.worth, kept, covered);
  const found = [...judgement.reasons, ...reasonsAgainst(inquiry, charge, kept, covered)];
  // A share that rounds down to nothing is nothing to give back.
  const reasons: readonly RefundReason[] =
    units === 0 && found.length === 0 ? [{ code: 'NothingCharged' }] : inOrder(found);
  const payments =
    isRecorded && reasons.length === 0
      ? { payments: purses.take(invoiceId, units, charged.currency) }
      : {};
  const amount = moneyOf(units, charged.currency);
  return {
    charge,
    facts,
    judgement,
    reasons,
    line: { subscriptionId, invoiceId, amount, ...payments },
  };
};

/** The reasons against that no policy can set aside. */
const reasonsAgainst = (
  { account, at }: Inquiry,
  { afterEnd, charged, invoiceId, period }: Charge,
  kept: number,
  covered: number,
): readonly RefundReason[] => {
  const reasons: RefundReason[] = [];
  if (charged.amount === 0) reasons.push({ code: 'NothingCharged' });
  else if (kept === 0) reasons.push({ code: 'AlreadyRefunded' });
  else if (covered === 0) {
    reasons.push({ code: kept < charged.amount ? 'AlreadyRefunded' : 'NotPaid' });
  }
  if (!afterEnd && isOver(period, at)) reasons.push({ code: 'PeriodOver', endedAt: period.end });
  if (isDisputed(account, invoiceId)) reasons.push({ code: 'Disputed' });
  return reasons;
};

const factsOf = ({ account, line, at }: Inquiry, charge: Charge): BillingFacts => {
  const { invoiceId, billedAt, period, charged, afterEnd } = charge;
  const uses = usesBetween(account.usage, billedAt, at);
  return {
    subscriptionId: line.subscriptionId,
    invoiceId,
    billedAt,
    period,
    charged,
    afterEnd,
    firstUse: uses.first,
    useCount: uses.count,
    withdrawalUntil: line.withdrawalUntil,
    timeZone: account.timeZone,
    at,
  };
};

/** What a refund puts on record of a charge that it gives back. */
export const evidenceOf = ({ facts }: JudgedCharge): Readonly<Record<string, unknown>> => ({
  subscriptionId: facts.subscriptionId,
  invoiceId: facts.invoiceId,
  billedAt: facts.billedAt,
  period: facts.period,
  charged: facts.charged,
  usesSince: facts.useCount,
});
