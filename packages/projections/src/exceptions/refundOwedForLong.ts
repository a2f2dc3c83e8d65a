import { UTC, addCalendarDays, moneyOf } from '@disdetta/core';
import type { Fold, Instant, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '../asOf.ts';
import { isRefundEvent } from '../eventTypes.ts';
import type { RefundEvent } from '../eventTypes.ts';
import type { Stretch } from '../question.ts';
import { refundCourses } from '../refundCourse.ts';
import type { RefundCourse } from '../refundCourse.ts';
import { owned, viewOf } from '../view.ts';
import { placeOf } from './exception.ts';
import type { Exception, Watch } from './exception.ts';

const LONGEST_DAYS = 14;

/** Everything that happened to the refunds of an account. */
export interface RefundOwedForLongState {
  readonly events: readonly RefundEvent[];
}

const fold: Fold<RefundOwedForLongState, RecordedAccountEvent> = {
  empty: () => ({ events: [] }),
  change: ({ events }, event) => {
    if (isRefundEvent(event)) events.push(owned(event));
  },
};

const answer = ({ events }: RefundOwedForLongState, { to }: Stretch): readonly Exception[] => {
  const happened = events.filter((event) => happenedAt(event) < to);
  const [first] = happened;
  if (first === undefined) return [];
  return refundCourses(first.data.accountId, happened).flatMap((course) => {
    if (course.owedSince === null) return [];
    const dueBy = addCalendarDays(course.owedSince, LONGEST_DAYS, UTC);
    return dueBy < to ? [refundOwedForLong(course, course.owedSince, dueBy)] : [];
  });
};

const refundOwedForLong = (
  { accountId, refundId, subscriptionId, owed, currency, state, events }: RefundCourse,
  since: Instant,
  dueBy: Instant,
): Exception => ({
  code: 'RefundOwedForLong',
  accountId,
  at: dueBy,
  evidence: {
    refundId,
    subscriptionId,
    owed: moneyOf(owed, currency),
    since,
    state,
    events: events.map(placeOf),
  },
});

/**
 * Looks out for refunds that are owed for more than 14 days (rule 5.12). As long as one is owed
 * it is told, however long before the stretch of time that was.
 */
export const refundOwedForLongWatch: Watch<RefundOwedForLongState> = viewOf(fold, answer);
