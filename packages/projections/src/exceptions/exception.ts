import type { AccountId, Instant, RecordedAccountEvent } from '@disdetta/core';
import type { Stretch } from '../question.ts';
import type { View } from '../view.ts';

/** Something that a person should look at. */
export type ExceptionCode =
  | 'LateUsage'
  | 'ChargedAfterCancellation'
  | 'RefundOwedForLong'
  | 'UnknownReference'
  | 'ClockOddity';

/** The place of an event in the record; the revision in decimal digits. */
export interface EventPlace {
  readonly type: RecordedAccountEvent['type'];
  readonly stream: string;
  readonly revision: string;
}

/** What an exception rests on: its facts, and the events behind it, oldest in the record first. */
export type Evidence = Readonly<Record<string, unknown>> & {
  readonly events: readonly EventPlace[];
};

/** Something that a person should look at, and when it arose. */
export interface Exception {
  readonly code: ExceptionCode;
  readonly accountId: AccountId;
  readonly at: Instant;
  readonly evidence: Evidence;
}

/** A view of one account that looks out for one kind of exception. */
export type Watch<State> = View<State, Stretch, readonly Exception[]>;

/** Where an event stands in the record. */
export const placeOf = ({ type, stream, revision }: RecordedAccountEvent): EventPlace => ({
  type,
  stream,
  revision: String(revision),
});
