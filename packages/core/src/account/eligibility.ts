import { sha256Of } from '../kernel/hash.ts';
import { earlier } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { judge, policyInForce } from '../policies/judge.ts';
import type { BillingFacts, Judgement } from '../policies/judgement.ts';
import type { Policies } from '../policies/policies.ts';
import type { RefundPolicy } from '../policies/policy.ts';
import { inOrder } from '../policies/reasons.ts';
import type { RefundReason } from '../policies/reasons.ts';
import type { Currency } from '../values/currency.ts';
import type { SubscriptionId } from '../values/ids.ts';
import { moneyOf } from '../values/money.ts';
import type { Money } from '../values/money.ts';
import { isOver } from '../values/period.ts';
import { isDisputed } from './disputes.ts';
import { addOnsOf, chargesOf, endOf, hasEnded, lastBillingOf } from './lines.ts';
import type { Charge } from './lines.ts';
import { isOnItsWay, keptOf, pursesOf } from './refundable.ts';
import type { Purses } from './refundable.ts';
import { owedAgainOf } from './refundParts.ts';
import type { Account, Refund, RefundPart, Subscription } from './state.ts';
import { usesBetween } from './usage.ts';
import type { PolicyReference, RefundLine } from './vocabulary.ts';

/** What is due, and what the customer is shown before agreeing to it. */
export interface Eligible {
  readonly eligible: true;
  readonly amount: Money;
  readonly lines: readonly RefundLine[];
  /** When the billing being refunded was made. */
  readonly lastBilledAt: Instant | null;
  readonly policy: PolicyReference;
  /** Names this quote: another amount, line, invoice or policy is another quote. */
  readonly quoteId: string;
  /** Until when the customer can act on it; null where there is no such end. */
  readonly actsBy: Instant | null;
}

/** Every reason why nothing is due. */
export interface NotEligible {
  readonly eligible: false;
  readonly because: readonly RefundReason[];
  readonly policy: PolicyReference;
}

export type Eligibility = Eligible | NotEligible;

/** An answer, and what a decision made on it has to do and to put on record. */
export interface RefundVerdict {
  readonly eligibility: Eligibility;
  /** Whether giving the money back ends the line. */
  readonly endsLine: boolean;
  readonly evidence: Readonly<Record<string, unknown>>;
}

const CHARGED_AFTER: RefundPolicy = { name: 'charged-after-cancellation', version: 1 };

/**
 * Whether a refund of a line is due at an instant, how much, and by which policy. Money that was
 * promised before and did not arrive comes first, then charges made after the line's end, which
 * are wrong whatever the usage (rule 5.10); then the line's last billing, by the firm's policy.
 */
export const judgeRefund = (
  policies: Policies,
  account: Account,
  line: Subscription,
  at: Instant,
): RefundVerdict => {
  const owed = judgeOwedAgain(account, line);
  if (owed !== null) return owed;
  const strays = judgeStrays(policies, account, line, at);
  if (strays !== null && (strays.eligibility.eligible || hasEnded(account, line, at))) {
    return strays;
  }
  return judgeLastBilling(policies, account, line, at);
};

const judgeOwedAgain = (account: Account, line: Subscription): RefundVerdict | null => {
  const owing = [...account.refunds].filter(
    ([, refund]) =>
      refund.subscriptionId === line.subscriptionId &&
      refund.parts.some((part) => isOwedAgain(account, part)),
  );
  const [first] = owing;
  if (first === undefined) return null;
  // One refund is one policy and one currency: what another owes is asked for after this.
  const alike = owing.filter(([, refund]) => isAlike(refund, first[1]));
  const { currency, policy } = first[1];
  const parts = alike.flatMap(([, refund]) =>
    refund.parts.filter((part) => isOwedAgain(account, part)),
  );
  return {
    eligibility: quote(line, linesOfParts(parts, currency), currency, policy, null, null),
    endsLine: false,
    evidence: { owedFrom: alike.map(([refundId]) => refundId) },
  };
};

const isOwedAgain = (account: Account, part: RefundPart): boolean =>
  owedAgainOf(part) > 0 && !isOnItsWay(account, part.subscriptionId, part.invoiceId);

const isAlike = (one: Refund, other: Refund): boolean =>
  one.currency === other.currency &&
  one.policy.name === other.policy.name &&
  one.policy.version === other.policy.version;

const linesOfParts = (parts: readonly RefundPart[], currency: Currency): readonly RefundLine[] => {
  const lines = new Map<string, RefundLine>();
  for (const part of parts) {
    const { subscriptionId, invoiceId, paymentId } = part;
    const owed = owedAgainOf(part);
    const key = JSON.stringify([subscriptionId, invoiceId]);
    const known = lines.get(key);
    const own = paymentId === null ? [] : [{ paymentId, amount: moneyOf(owed, currency) }];
    const payments = [...(known?.payments ?? []), ...own];
    lines.set(key, {
      subscriptionId,
      invoiceId,
      amount: moneyOf((known?.amount.amount ?? 0) + owed, currency),
      ...(payments.length > 0 ? { payments } : {}),
    });
  }
  return [...lines.values()];
};

const judgeStrays = (
  policies: Policies,
  account: Account,
  line: Subscription,
  at: Instant,
): RefundVerdict | null => {
  const strays = chargesOf(account, line.subscriptionId).filter(({ afterEnd }) => afterEnd);
  const purses = pursesOf(account);
  const judged = strays.map((charge) =>
    judgeCharge(policies, account, line, charge, CHARGED_AFTER, purses, at),
  );
  const [oldest, ...others] = judged;
  if (oldest === undefined) return null;
  const due = judged.filter(isDue);
  const [first] = due;
  if (first === undefined) return refuse(oldest, ...others);
  const together = due.filter(
    ({ line: one }) => one.amount.currency === first.line.amount.currency,
  );
  return {
    eligibility: quote(
      line,
      together.map((one) => one.line),
      first.line.amount.currency,
      first.judgement.policy,
      first.charge.billedAt,
      null,
    ),
    endsLine: false,
    evidence: { charges: together.map(evidenceOf) },
  };
};

const judgeLastBilling = (
  policies: Policies,
  account: Account,
  line: Subscription,
  at: Instant,
): RefundVerdict => {
  const billing = lastBillingOf(account, line.subscriptionId);
  if (billing === undefined) return neverBilled(policies, at);
  const purses = pursesOf(account);
  const judgeRunning = (one: Subscription, charge: Charge): Judged =>
    judgeCharge(
      policies,
      account,
      one,
      charge,
      policyInForce(policies.refund, charge.billedAt),
      purses,
      at,
    );

  const own = judgeRunning(line, billing);
  if (!isDue(own)) return refuse(own);
  const end = endOf(account, line);
  if (end !== null && at >= end.at) {
    return refuse({ ...own, reasons: [{ code: 'PeriodOver', endedAt: end.at }] });
  }
  const running = line.kind === 'plan' ? addOnsOf(account, line.subscriptionId) : [];
  const withIt = running.flatMap((addOn) => {
    const charge = lastBillingOf(account, addOn.subscriptionId);
    if (charge === undefined || hasEnded(account, addOn, at)) return [];
    if (charge.charged.currency !== billing.charged.currency) return [];
    const judged = judgeRunning(addOn, charge);
    return isDue(judged) ? [judged] : [];
  });
  const due = [own, ...withIt];
  return {
    eligibility: quote(
      line,
      due.map((one) => one.line),
      billing.charged.currency,
      own.judgement.policy,
      billing.billedAt,
      due.map(({ judgement }) => judgement.actsBy).reduce(earlier),
    ),
    endsLine: true,
    evidence: { charges: due.map(evidenceOf) },
  };
};

interface Judged {
  readonly charge: Charge;
  readonly facts: BillingFacts;
  readonly judgement: Judgement;
  readonly reasons: readonly RefundReason[];
  readonly line: RefundLine;
}

const isDue = ({ reasons }: Judged): boolean => reasons.length === 0;

const judgeCharge = (
  policies: Policies,
  account: Account,
  line: Subscription,
  charge: Charge,
  policy: RefundPolicy,
  purses: Purses,
  at: Instant,
): Judged => {
  const { subscriptionId } = line;
  const { invoiceId, charged } = charge;
  const facts = factsOf(account, line, charge, at);
  const judgement = judge(policy, facts);
  const kept = keptOf(account, subscriptionId, charge);
  const recorded = policies.payments === 'recorded';
  const covered = recorded ? purses.left(invoiceId, charged.currency) : kept;
  const units = Math.min(judgement.worth, kept, covered);
  const reasons: RefundReason[] = [...judgement.reasons];
  if (charged.amount === 0) reasons.push({ code: 'NothingCharged' });
  else if (kept === 0) reasons.push({ code: 'AlreadyRefunded' });
  else if (covered === 0) {
    reasons.push({ code: kept < charged.amount ? 'AlreadyRefunded' : 'NotPaid' });
  }
  if (!charge.afterEnd && isOver(charge.period, at)) {
    reasons.push({ code: 'PeriodOver', endedAt: charge.period.end });
  }
  if (isDisputed(account, invoiceId)) reasons.push({ code: 'Disputed' });
  // A share that rounds down to nothing is nothing to give back.
  if (units === 0 && reasons.length === 0) reasons.push({ code: 'NothingCharged' });
  const due = reasons.length === 0;
  return {
    charge,
    facts,
    judgement,
    reasons: inOrder(reasons),
    line: {
      subscriptionId,
      invoiceId,
      amount: moneyOf(units, charged.currency),
      ...(recorded && due ? { payments: purses.take(invoiceId, units, charged.currency) } : {}),
    },
  };
};

const factsOf = (
  account: Account,
  line: Subscription,
  charge: Charge,
  at: Instant,
): BillingFacts => {
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

const evidenceOf = ({ facts }: Judged): Readonly<Record<string, unknown>> => ({
  subscriptionId: facts.subscriptionId,
  invoiceId: facts.invoiceId,
  billedAt: facts.billedAt,
  period: facts.period,
  charged: facts.charged,
  usesSince: facts.useCount,
});

const refuse = (first: Judged, ...others: readonly Judged[]): RefundVerdict =>
  notEligible(
    inOrder([first, ...others].flatMap(({ reasons }) => reasons)),
    first.judgement.policy,
  );

const neverBilled = (policies: Policies, at: Instant): RefundVerdict => {
  const inForce = policyInForce(policies.refund, at);
  return notEligible([{ code: 'NeverBilled' }], nameOf(inForce));
};

const nameOf = (policy: RefundPolicy): PolicyReference => {
  if ('name' in policy) return { name: policy.name, version: policy.version };
  const [first] = 'firstOf' in policy ? policy.firstOf : policy.allOf;
  return first === undefined ? { name: 'never', version: 1 } : nameOf(first);
};

const notEligible = (because: readonly RefundReason[], policy: PolicyReference): RefundVerdict => ({
  eligibility: { eligible: false, because, policy },
  endsLine: false,
  evidence: {},
});

/** Names a quote by what it promises: the same promise has the same name. */
export const quoteIdOf = (
  subscriptionId: SubscriptionId,
  policy: PolicyReference,
  lines: readonly RefundLine[],
): string => `quote-${sha256Of(JSON.stringify([subscriptionId, policy, lines])).slice(0, 32)}`;

const quote = (
  line: Subscription,
  lines: readonly RefundLine[],
  currency: Currency,
  policy: PolicyReference,
  lastBilledAt: Instant | null,
  actsBy: Instant | null,
): Eligible => {
  const units = lines.reduce((sum, { amount }) => sum + amount.amount, 0);
  return {
    eligible: true,
    amount: moneyOf(units, currency),
    lines,
    lastBilledAt,
    policy,
    quoteId: quoteIdOf(line.subscriptionId, policy, lines),
    actsBy,
  };
};
