import type { AccountId, Fold, RecordedAccountEvent } from '@disdetta/core';
import { chargedAfterCancellationWatch } from './exceptions/chargedAfterCancellation.ts';
import type { ChargedAfterCancellationState } from './exceptions/chargedAfterCancellation.ts';
import { clockOddityWatch } from './exceptions/clockOddity.ts';
import type { ClockOddityState } from './exceptions/clockOddity.ts';
import type { Exception } from './exceptions/exception.ts';
import { lateUsageWatch } from './exceptions/lateUsage.ts';
import type { LateUsageState } from './exceptions/lateUsage.ts';
import { refundOwedForLongWatch } from './exceptions/refundOwedForLong.ts';
import type { RefundOwedForLongState } from './exceptions/refundOwedForLong.ts';
import { unknownReferenceWatch } from './exceptions/unknownReference.ts';
import type { UnknownReferenceState } from './exceptions/unknownReference.ts';
import { stretchQuestion } from './question.ts';
import type { QuestionCodec, Stretch, StretchQuestion } from './question.ts';
import { askView, viewOf } from './view.ts';
import type { Owned, View } from './view.ts';

/** Decodes the data of `exceptions`: `{ from, to, at?, knownAt? }`. */
export const exceptionsQuestion: QuestionCodec<StretchQuestion> = stretchQuestion('exceptions');

/** What a person should look at, in the order in which it arose. */
export interface Exceptions {
  readonly exceptions: readonly Exception[];
}

/** What is watched of one account. */
export interface WatchedAccount {
  readonly lateUsage: LateUsageState;
  readonly chargedAfterCancellation: ChargedAfterCancellationState;
  readonly refundOwedForLong: RefundOwedForLongState;
  readonly unknownReference: UnknownReferenceState;
  readonly clockOddity: ClockOddityState;
}

/** What is watched, account by account. */
export interface ExceptionsState {
  readonly accounts: ReadonlyMap<AccountId, WatchedAccount>;
}

const watchedAccount = (): Owned<WatchedAccount> => ({
  lateUsage: lateUsageWatch.empty(),
  chargedAfterCancellation: chargedAfterCancellationWatch.empty(),
  refundOwedForLong: refundOwedForLongWatch.empty(),
  unknownReference: unknownReferenceWatch.empty(),
  clockOddity: clockOddityWatch.empty(),
});

const watchedIn = (
  accounts: Owned<ExceptionsState>['accounts'],
  accountId: AccountId,
): Owned<WatchedAccount> => {
  const known = accounts.get(accountId);
  if (known !== undefined) return known;
  const watched = watchedAccount();
  accounts.set(accountId, watched);
  return watched;
};

const fold: Fold<ExceptionsState, RecordedAccountEvent> = {
  empty: () => ({ accounts: new Map() }),
  change: ({ accounts }, event) => {
    const watched = watchedIn(accounts, event.data.accountId);
    lateUsageWatch.change(watched.lateUsage, event);
    chargedAfterCancellationWatch.change(watched.chargedAfterCancellation, event);
    refundOwedForLongWatch.change(watched.refundOwedForLong, event);
    unknownReferenceWatch.change(watched.unknownReference, event);
    clockOddityWatch.change(watched.clockOddity, event);
  },
};

const answer = ({ accounts }: ExceptionsState, stretch: Stretch): Exceptions => ({
  exceptions: [...accounts.values()]
    .flatMap((watched) => [
      ...lateUsageWatch.answer(watched.lateUsage, stretch),
      ...chargedAfterCancellationWatch.answer(watched.chargedAfterCancellation, stretch),
      ...refundOwedForLongWatch.answer(watched.refundOwedForLong, stretch),
      ...unknownReferenceWatch.answer(watched.unknownReference, stretch),
      ...clockOddityWatch.answer(watched.clockOddity, stretch),
    ])
    .sort(byInstant),
});

const byInstant = (one: Exception, other: Exception): number => {
  if (one.at === other.at) return 0;
  return one.at < other.at ? -1 : 1;
};

/** What a person should look at, kept up event by event. */
export const exceptionsView: View<ExceptionsState, Stretch, Exceptions> = viewOf(fold, answer);

/**
 * Answers what a person should look at in a stretch of time, each with its evidence: late usage
 * that would have changed a refund, charges after a cancellation, refunds owed for long,
 * references to the unknown, and clocks that disagree; from the events of all accounts.
 */
export const exceptions = (
  history: readonly RecordedAccountEvent[],
  question: StretchQuestion,
): Exceptions => askView(exceptionsView, history, question);
