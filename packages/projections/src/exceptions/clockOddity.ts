import { UTC, addCalendarDays } from '@disdetta/core';
import type { Fold, Instant, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '../asOf.ts';
import { isWithin } from '../question.ts';
import type { Stretch } from '../question.ts';
import { owned, viewOf } from '../view.ts';
import { placeOf } from './exception.ts';
import type { EventPlace, Exception, Watch } from './exception.ts';

const MOST_DAYS_AHEAD = 1;

/** The last record of an account, and what was odd so far. */
export interface ClockOddityState {
  readonly last: { readonly recordedAt: Instant; readonly place: EventPlace } | null;
  readonly oddities: readonly Exception[];
}

const fold: Fold<ClockOddityState, RecordedAccountEvent> = {
  empty: () => ({ last: null, oddities: [] }),
  change: (state, event) => {
    if (isAheadOfItsRecord(event)) state.oddities.push(owned(aheadOfItsRecord(event)));
    const { last } = state;
    const { recordedAt } = event;
    if (last !== null && recordedAt < last.recordedAt) {
      state.oddities.push(owned(recordedBackwards(event, last)));
    }
    state.last = { recordedAt, place: placeOf(event) };
  },
};

const isAheadOfItsRecord = (event: RecordedAccountEvent): boolean => {
  const at = happenedAt(event);
  // The comparison alone settles nearly every event: calendar arithmetic is for the others.
  return at > event.recordedAt && at > addCalendarDays(event.recordedAt, MOST_DAYS_AHEAD, UTC);
};

const aheadOfItsRecord = (event: RecordedAccountEvent): Exception => ({
  code: 'ClockOddity',
  accountId: event.data.accountId,
  at: event.recordedAt,
  evidence: {
    kind: 'happened-after-its-record',
    happenedAt: happenedAt(event),
    recordedAt: event.recordedAt,
    events: [placeOf(event)],
  },
});

const recordedBackwards = (
  event: RecordedAccountEvent,
  { recordedAt, place }: NonNullable<ClockOddityState['last']>,
): Exception => ({
  code: 'ClockOddity',
  accountId: event.data.accountId,
  at: event.recordedAt,
  evidence: {
    kind: 'recorded-backwards',
    recordedAt: event.recordedAt,
    previousRecordedAt: recordedAt,
    events: [place, placeOf(event)],
  },
});

const answer = ({ oddities }: ClockOddityState, stretch: Stretch): readonly Exception[] =>
  oddities.filter(({ at }) => isWithin(at, stretch));

/**
 * Looks out for clocks that cannot both be right: an event that happened more than a day after it
 * was recorded, or an account whose record runs backwards in time. They arise when recorded.
 */
export const clockOddityWatch: Watch<ClockOddityState> = viewOf(fold, answer);
