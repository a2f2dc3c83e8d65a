import { left, right } from 'fp-ts/lib/Either.js';
import type { Event } from '../events.ts';
import { chargesOf, endOf, hasEnded, linesOf } from '../lines.ts';
import { owedAgainOf, pendingOf, total } from '../refundParts.ts';
import { rejections } from '../rejections.ts';
import { accountKnown } from './checks.ts';
import type { Decision } from './outcome.ts';

/** Puts ends on record that have come by themselves; no answer depends on it. */
export const endDueSubscriptions: Decision<'EndDueSubscriptions'> = ({ data }, account) => {
  const { accountId, at } = data;
  const unknown = accountKnown(account, accountId);
  if (unknown !== null) return left(unknown);
  return right(
    linesOf(account).flatMap((line): readonly Event[] => {
      const { subscriptionId } = line;
      const end = endOf(account, line);
      if (end === null || at < end.at || account.endings.has(subscriptionId)) return [];
      // What ended a line at once put its end on record already.
      if (end.because === 'refunded' || end.because === 'withdrawn') return [];
      return [
        {
          type: 'SubscriptionEnded',
          data: { accountId, subscriptionId, endedAt: end.at, because: 'period-end' },
        },
      ];
    }),
  );
};

/** Closes an account on which nothing paid runs and nothing is owed (R2). */
export const closeAccount: Decision<'CloseAccount'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  if (account.closedAt !== null) return right([]);
  const paid = linesOf(account).filter(
    (line) =>
      !hasEnded(account, line, data.at) &&
      chargesOf(account, line.subscriptionId).some(({ charged }) => charged.amount > 0),
  );
  if (paid.length > 0) {
    return left(rejections.PaidSubscriptionActive(paid.map((line) => line.subscriptionId)));
  }
  const owing = [...account.refunds].filter(
    ([, { parts }]) => total(parts, pendingOf) + total(parts, owedAgainOf) > 0,
  );
  if (owing.length > 0) return left(rejections.RefundPending(owing.map(([refundId]) => refundId)));
  return right([{ type: 'AccountClosed', data }]);
};
