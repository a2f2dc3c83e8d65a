import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import { earlier } from '../../kernel/instant.ts';
import { addCalendarDays } from '../../values/calendar.ts';
import { moneyOf, unusedWorth } from '../../values/money.ts';
import type { Policies } from '../../policies/policies.ts';
import type { DataOf } from '../commands.ts';
import { isDisputed } from '../disputes.ts';
import { quoteIdOf } from '../eligibility/verdict.ts';
import type { Event } from '../events.ts';
import { addOnsOf, chargesOf, endOf } from '../lines.ts';
import { keptOf, pursesOf } from '../refundable.ts';
import { rejections } from '../rejections.ts';
import type { Account, Subscription } from '../state.ts';
import type { RefundLine } from '../vocabulary.ts';
import { findLine, notEnded, notEndedBy } from './checks.ts';
import type { Decision } from './outcome.ts';
import { endAtOnce } from './refunding.ts';

const DAYS_TO_ANSWER = 14;

/**
 * Withdraws from a contract. That is a right, whatever the channel, the usage or the policies, and
 * judged by when it was submitted (5.14).
 */
export const withdraw: Decision<'Withdraw'> = ({ data }, account, policies) => {
  const { accountId, subscriptionId, refundId, submittedAt, at } = data;
  const found = findLine(account, data);
  if (isLeft(found)) return found;
  const line = found.right;
  const isWithdrawn = account.cancellations.get(subscriptionId)?.cause === 'withdrawn';
  const ended = (isWithdrawn ? notEnded : notEndedBy)(account, line, submittedAt);
  if (ended !== null) return left(ended);
  const until = line.withdrawalUntil;
  if (until === null) return left(rejections.NoWithdrawalRight(subscriptionId));
  if (submittedAt >= until) {
    return left(rejections.WithdrawalPeriodOver(subscriptionId, until, submittedAt));
  }
  if (account.refunds.has(refundId)) return left(rejections.RefundAlreadyRequested(refundId));

  const withdrawn: Event = {
    type: 'ContractWithdrawn',
    data: {
      accountId,
      subscriptionId,
      submittedAt,
      acknowledgement: {
        dueBy: addCalendarDays(submittedAt, DAYS_TO_ANSWER, account.timeZone),
        content: { accountId, subscriptionId, refundId, submittedAt, receivedAt: at },
      },
    },
  };
  // A withdrawal that was on its way when the line ended must not move that end.
  const effectiveAt = earlier(at, endOf(account, line)?.at ?? at);
  return right([
    withdrawn,
    ...refundOf(account, line, data, policies),
    endAtOnce({ accountId, line, cause: 'withdrawn', cancelledAt: at, effectiveAt }),
  ]);
};

/** Everything charged for a line and its add-ons, less what was given back or is disputed. */
const refundOf = (
  account: Account,
  line: Subscription,
  { accountId, subscriptionId, refundId, submittedAt, at }: DataOf<'Withdraw'>,
  { payments, withdrawal }: Policies,
): readonly Event[] => {
  const purses = pursesOf(account);
  const lines = [line, ...addOnsOf(account, subscriptionId)].flatMap((one) =>
    chargesOf(account, one.subscriptionId).flatMap((charge): readonly RefundLine[] => {
      const { invoiceId, charged, period } = charge;
      if (isDisputed(account, invoiceId)) return [];
      const worth = withdrawal.startedOnRequest
        ? unusedWorth(charged.amount, period, submittedAt)
        : charged.amount;
      const wanted = Math.min(worth, keptOf(account, one.subscriptionId, charge));
      const { currency } = charged;
      const allotments = payments === 'recorded' ? purses.take(invoiceId, wanted, currency) : null;
      const units = allotments?.reduce((sum, { amount }) => sum + amount.amount, 0) ?? wanted;
      if (units === 0) return [];
      return [
        {
          subscriptionId: one.subscriptionId,
          invoiceId,
          amount: moneyOf(units, currency),
          ...(allotments === null ? {} : { payments: allotments }),
        },
      ];
    }),
  );
  const [first] = lines;
  if (first === undefined) return [];
  const { currency } = first.amount;
  const together = lines.filter(({ amount }) => amount.currency === currency);
  const units = together.reduce((sum, { amount }) => sum + amount.amount, 0);
  const policy = { name: withdrawal.name, version: withdrawal.version };
  return [
    {
      type: 'RefundRequested',
      data: {
        accountId,
        subscriptionId,
        refundId,
        amount: moneyOf(units, currency),
        lines: together,
        policy,
        quoteId: quoteIdOf(subscriptionId, policy, together),
        evidence: { submittedAt, withdrawalUntil: line.withdrawalUntil },
        requestedAt: at,
      },
    },
  ];
};
