import { foldWith, isInstant } from '@disdetta/core';
import type { Instant, Money, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt, refundsLedgerView } from '@disdetta/projections';
import type { Stretch } from '@disdetta/projections';
import { monthAfter, monthOf } from '../language/months.ts';
import type { TotalName } from '../language/words.ts';

/** Money of an account that moved in a month. */
export interface Movement {
  readonly month: string;
  readonly kind: TotalName;
  readonly money: Money;
}

/** What moved in a stretch of time, each by its own instant. */
export const movementsOf = (
  history: readonly RecordedAccountEvent[],
  stretch: Stretch,
): readonly Movement[] => {
  const within = history.filter((event) => isWithin(happenedAt(event), stretch));
  return [...within.flatMap(chargedOrPaid), ...refunded(history, within, stretch)];
};

const isWithin = (at: Instant, { from, to }: Stretch): boolean => at >= from && at < to;

const chargedOrPaid = (event: RecordedAccountEvent): readonly Movement[] => {
  const month = monthOf(happenedAt(event));
  switch (event.type) {
    case 'AccountBilled':
      return event.data.lines.map(({ charged }) => ({ month, kind: 'charged', money: charged }));
    case 'PaymentRecorded':
      return [{ month, kind: 'paid', money: event.data.amount }];
    default:
      return [];
  }
};

const KINDS = ['requested', 'settled', 'failed', 'reversed'] as const;

/** What the ledger says of each month in which something happened to a refund. */
const refunded = (
  history: readonly RecordedAccountEvent[],
  within: readonly RecordedAccountEvent[],
  stretch: Stretch,
): readonly Movement[] => {
  const moving = within.filter(({ type }) => type.startsWith('Refund'));
  const months = new Set(moving.map((event) => monthOf(happenedAt(event))));
  if (months.size === 0) return [];
  const state = foldWith(refundsLedgerView, history);
  return [...months].flatMap((month) => {
    const part = partOf(stretch, month);
    return refundsLedgerView
      .answer(state, part)
      .refunds.flatMap((refund) => KINDS.map((kind) => ({ month, kind, money: refund[kind] })))
      .filter(({ money }) => money.amount > 0);
  });
};

/** A month, as far as it lies in a stretch. */
const partOf = ({ from, to }: Stretch, month: string): Stretch => {
  const start = `${month}-01T00:00:00.000Z`;
  const end = `${monthAfter(month)}-01T00:00:00.000Z`;
  return {
    from: isInstant(start) && start > from ? start : from,
    to: isInstant(end) && end < to ? end : to,
  };
};
