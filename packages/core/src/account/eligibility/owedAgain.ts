import type { Currency } from '../../values/currency.ts';
import { moneyOf } from '../../values/money.ts';
import { isDisputed } from '../disputes.ts';
import { isOnItsWay } from '../refundable.ts';
import { owedAgainOf } from '../refundParts.ts';
import type { Account, Refund, RefundPart } from '../state.ts';
import type { RefundLine } from '../vocabulary.ts';
import { promise, refuse } from './verdict.ts';
import type { Inquiry, RefundVerdict } from './verdict.ts';

/**
 * Money that was promised and failed, or came back, is owed again as it was promised (5.12), unless
 * its invoice is in dispute (5.13); null where there is none, or where the rest of it is still on
 * its way.
 */
export const judgeOwedAgain = (inquiry: Inquiry): RefundVerdict | null => {
  const { account, line } = inquiry;
  const owing = [...account.refunds].filter(
    ([, refund]) =>
      refund.subscriptionId === line.subscriptionId &&
      refund.parts.some((part) => isOwedAgain(account, part)),
  );
  const [oldest] = owing;
  if (oldest === undefined) return null;
  const payable = owing.filter(([, { parts }]) => parts.some((part) => isPayable(account, part)));
  const [first] = payable;
  if (first === undefined) return refuse([{ code: 'Disputed' }], oldest[1].policy);
  // One refund is one policy and one currency: what another owes is asked for after this.
  const alike = payable.filter(([, refund]) => isAlike(refund, first[1]));
  const { currency, policy } = first[1];
  const parts = alike.flatMap(([, refund]) =>
    refund.parts.filter((part) => isPayable(account, part)),
  );
  const terms = { policy, lastBilledAt: null, actsBy: null };
  return {
    eligibility: promise(inquiry, refundLinesOf(parts, currency), currency, terms),
    endsLine: false,
    evidence: { owedFrom: alike.map(([refundId]) => refundId) },
  };
};

const isOwedAgain = (account: Account, part: RefundPart): boolean =>
  owedAgainOf(part) > 0 && !isOnItsWay(account, part.subscriptionId, part.invoiceId);

/** A dispute gives the money back by another way, or has done so. */
const isPayable = (account: Account, part: RefundPart): boolean =>
  isOwedAgain(account, part) && !isDisputed(account, part.invoiceId);

const isAlike = (one: Refund, other: Refund): boolean =>
  one.currency === other.currency &&
  one.policy.name === other.policy.name &&
  one.policy.version === other.policy.version;

const refundLinesOf = (parts: readonly RefundPart[], currency: Currency): readonly RefundLine[] => {
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
