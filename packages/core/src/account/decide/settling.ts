import { left, right } from 'fp-ts/lib/Either.js';
import { moneyOf } from '../../values/money.ts';
import { leftToSettle, totalThrough } from '../refundParts.ts';
import { rejections } from '../rejections.ts';
import type { Decision } from './outcome.ts';

/** Takes note that money of a refund arrived, wholly or in part; the same money once (5.12). */
export const recordRefundSettled: Decision<'RecordRefundSettled'> = ({ data }, account) => {
  const refund = account.refunds.get(data.refundId);
  if (refund === undefined) return left(rejections.RefundNotFound(data.refundId));
  const { currency } = refund;
  const { providerReference } = data;
  const rest = totalThrough(refund, data.paymentId, leftToSettle);
  const amount = data.amount ?? moneyOf(rest, currency);
  const isKnown = refund.settlements.some((one) => one.providerReference === providerReference);
  const fits = amount.currency === currency && amount.amount <= rest && rest > 0;
  return isKnown || !fits
    ? left(
        rejections.RefundAlreadySettled(data.refundId, moneyOf(rest, currency), providerReference),
      )
    : right([{ type: 'RefundSettled', data: { ...data, amount } }]);
};

/** Takes note that money of a refund did not go through: it is owed again. */
export const recordRefundFailed: Decision<'RecordRefundFailed'> = ({ data }, account) => {
  const refund = account.refunds.get(data.refundId);
  if (refund === undefined) return left(rejections.RefundNotFound(data.refundId));
  const isKnown = refund.failures.some(
    ({ paymentId, failedAt }) =>
      paymentId === (data.paymentId ?? null) && failedAt === data.failedAt,
  );
  return right(isKnown ? [] : [{ type: 'RefundFailed', data }]);
};

/** Takes note that settled money came back: it is owed again. */
export const recordRefundReversed: Decision<'RecordRefundReversed'> = ({ data }, account) => {
  const refund = account.refunds.get(data.refundId);
  if (refund === undefined) return left(rejections.RefundNotFound(data.refundId));
  if (refund.reversals.includes(data.providerReference)) return right([]);
  return refund.settlements.some(({ reversed }) => !reversed)
    ? right([{ type: 'RefundReversed', data }])
    : left(rejections.RefundNotSettled(data.refundId));
};
