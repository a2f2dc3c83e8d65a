import { sha256Of } from '../../kernel/hash.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Policies } from '../../policies/policies.ts';
import type { RefundReason } from '../../policies/reasons.ts';
import type { Currency } from '../../values/currency.ts';
import type { SubscriptionId } from '../../values/ids.ts';
import { moneyOf } from '../../values/money.ts';
import type { Money } from '../../values/money.ts';
import type { Account, Subscription } from '../state.ts';
import type { PolicyReference, RefundLine } from '../vocabulary.ts';

/** Of which line a refund is wished for, and when. */
export interface Inquiry {
  readonly policies: Policies;
  readonly account: Account;
  readonly line: Subscription;
  readonly at: Instant;
}

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

/** Names a quote by what it promises: the same promise has the same name. */
export const quoteIdOf = (
  subscriptionId: SubscriptionId,
  policy: PolicyReference,
  lines: readonly RefundLine[],
): string => `quote-${sha256Of(JSON.stringify([subscriptionId, policy, lines])).slice(0, 32)}`;

/** The promise to give back some lines, all of one currency. */
export const promise = (
  { line }: Inquiry,
  lines: readonly RefundLine[],
  currency: Currency,
  { policy, lastBilledAt, actsBy }: Pick<Eligible, 'policy' | 'lastBilledAt' | 'actsBy'>,
): Eligible => ({
  eligible: true,
  amount: moneyOf(
    lines.reduce((sum, { amount }) => sum + amount.amount, 0),
    currency,
  ),
  lines,
  lastBilledAt,
  policy,
  quoteId: quoteIdOf(line.subscriptionId, policy, lines),
  actsBy,
});

/** The verdict that nothing is due. */
export const refuse = (
  because: readonly RefundReason[],
  policy: PolicyReference,
): RefundVerdict => ({
  eligibility: { eligible: false, because, policy },
  endsLine: false,
  evidence: {},
});
