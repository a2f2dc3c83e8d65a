import { moneyOf } from '@disdetta/core';
import type {
  AccountId,
  Fold,
  Instant,
  Money,
  RecordedAccountEvent,
  RefundId,
  SubscriptionId,
} from '@disdetta/core';
import { happenedAt } from './asOf.ts';
import { isRefundEvent } from './eventTypes.ts';
import type { RefundEvent } from './eventTypes.ts';
import { isWithin, stretchQuestion } from './question.ts';
import type { QuestionCodec, Stretch, StretchQuestion } from './question.ts';
import { refundCourses } from './refundCourse.ts';
import type { MovementKind, RefundCourse } from './refundCourse.ts';
import { askView, owned, viewOf } from './view.ts';
import type { View } from './view.ts';

/** Decodes the data of `refundsLedger`: `{ from, to, at?, knownAt? }`. */
export const refundsLedgerQuestion: QuestionCodec<StretchQuestion> =
  stretchQuestion('refundsLedger');

/** One refund in the ledger: what moved in the stretch of time, and what is owed at its end. */
export interface LedgerRefund {
  readonly refundId: RefundId;
  readonly accountId: AccountId;
  readonly subscriptionId: SubscriptionId;
  readonly requestedAt: Instant;
  readonly requested: Money;
  readonly settled: Money;
  readonly failed: Money;
  readonly reversed: Money;
  readonly owed: Money;
  /** Where its money is at the end of the stretch. */
  readonly state: RefundCourse['state'];
}

/** What moved in one currency, and what is owed at the end, in minor units. */
export interface LedgerTotals {
  readonly requested: number;
  readonly settled: number;
  readonly failed: number;
  readonly reversed: number;
  readonly owed: number;
}

/** Totals by currency, and the refunds behind them: those that moved, and those that owe. */
export interface RefundsLedger {
  readonly totals: Readonly<Record<string, LedgerTotals>>;
  readonly refunds: readonly LedgerRefund[];
}

/** The refund events of every account, in the order of the record. */
export interface RefundsLedgerState {
  readonly accounts: ReadonlyMap<AccountId, readonly RefundEvent[]>;
}

const fold: Fold<RefundsLedgerState, RecordedAccountEvent> = {
  empty: () => ({ accounts: new Map() }),
  change: ({ accounts }, event) => {
    if (!isRefundEvent(event)) return;
    const { accountId } = event.data;
    const known = accounts.get(accountId);
    if (known === undefined) accounts.set(accountId, [owned(event)]);
    else known.push(owned(event));
  },
};

const answer = ({ accounts }: RefundsLedgerState, stretch: Stretch): RefundsLedger => {
  const refunds = [...accounts]
    .flatMap(([accountId, events]) =>
      refundCourses(
        accountId,
        events.filter((event) => happenedAt(event) < stretch.to),
      ),
    )
    .filter((course) => course.owed > 0 || hasMoved(course, stretch))
    .sort(byRequest)
    .map((course) => entryOf(course, stretch));
  return { totals: totalsOf(refunds), refunds };
};

/** The ledger of refunds, kept up event by event. */
export const refundsLedgerView: View<RefundsLedgerState, Stretch, RefundsLedger> = viewOf(
  fold,
  answer,
);

/**
 * Answers what was requested, settled, failed and reversed in a stretch of time, each by its own
 * instant, and what is still owed at the end of it (rule 5.12), from the events of all accounts.
 */
export const refundsLedger = (
  history: readonly RecordedAccountEvent[],
  question: StretchQuestion,
): RefundsLedger => askView(refundsLedgerView, history, question);

const hasMoved = ({ movements }: RefundCourse, stretch: Stretch): boolean =>
  movements.some(({ at }) => isWithin(at, stretch));

const byRequest = (one: RefundCourse, other: RefundCourse): number => {
  if (one.requestedAt !== other.requestedAt) return one.requestedAt < other.requestedAt ? -1 : 1;
  if (one.accountId !== other.accountId) return one.accountId < other.accountId ? -1 : 1;
  return one.refundId < other.refundId ? -1 : 1;
};

const entryOf = (course: RefundCourse, stretch: Stretch): LedgerRefund => {
  const { refundId, accountId, subscriptionId, requestedAt, currency, owed, state } = course;
  const moved = (kind: MovementKind): Money =>
    moneyOf(
      course.movements
        .filter((movement) => movement.kind === kind && isWithin(movement.at, stretch))
        .reduce((sum, { amount }) => sum + amount, 0),
      currency,
    );
  return {
    refundId,
    accountId,
    subscriptionId,
    requestedAt,
    requested: moved('requested'),
    settled: moved('settled'),
    failed: moved('failed'),
    reversed: moved('reversed'),
    owed: moneyOf(owed, currency),
    state,
  };
};

const NOTHING: LedgerTotals = { requested: 0, settled: 0, failed: 0, reversed: 0, owed: 0 };

const totalsOf = (refunds: readonly LedgerRefund[]): RefundsLedger['totals'] => {
  const totals = new Map<string, LedgerTotals>();
  for (const refund of refunds) {
    const { currency } = refund.owed;
    totals.set(currency, add(totals.get(currency) ?? NOTHING, refund));
  }
  return Object.fromEntries([...totals].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const add = (totals: LedgerTotals, refund: LedgerRefund): LedgerTotals => ({
  requested: totals.requested + refund.requested.amount,
  settled: totals.settled + refund.settled.amount,
  failed: totals.failed + refund.failed.amount,
  reversed: totals.reversed + refund.reversed.amount,
  owed: totals.owed + refund.owed.amount,
});
