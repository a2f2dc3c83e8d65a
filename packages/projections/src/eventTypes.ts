import type { Event, EventType, RecordedAccountEvent } from '@disdetta/core';

/** A recorded event of some types only. */
export type Recorded<Type extends EventType> = Extract<RecordedAccountEvent, Event<Type>>;

/** Everything that happens to a refund. */
export type RefundEvent = Recorded<
  'RefundRequested' | 'RefundSettled' | 'RefundFailed' | 'RefundReversed'
>;

/** Whether an event happened to a refund. */
export const isRefundEvent = (event: RecordedAccountEvent): event is RefundEvent => {
  switch (event.type) {
    case 'RefundRequested':
    case 'RefundSettled':
    case 'RefundFailed':
    case 'RefundReversed':
      return true;
    default:
      return false;
  }
};
