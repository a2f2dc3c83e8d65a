import type { RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import type { Place } from '../finding.ts';
import type { Spelling } from './language/spelling.ts';

/** Something said, and the events that it rests on, each as `stream@revision`. */
export interface Sentence {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A sentence that rests on events. */
export const sentence = (text: string, ...places: readonly Place[]): Sentence => ({
  text,
  evidence: places.map(({ stream, revision }) => `${stream}@${revision}`),
});

/** What happened, in a few words and the ids that tell it from others of its kind. */
export const happeningOf = (event: RecordedAccountEvent, spelling: Spelling): Sentence => {
  const what = [spelling.event[event.type], ...detailsOf(event, spelling)].join(', ');
  return sentence(spelling.say.happened(spelling.instant(happenedAt(event)), what), event);
};

const detailsOf = (
  { type, data }: RecordedAccountEvent,
  { money }: Spelling,
): readonly string[] => {
  switch (type) {
    case 'AccountOpened':
      return [data.timeZone];
    case 'AccountClosed':
      return [];
    case 'PlanStarted':
      return [data.planId, data.subscriptionId];
    case 'AddOnStarted':
      return [data.addOnId, data.subscriptionId];
    case 'AccountBilled':
      return [
        data.invoiceId,
        ...data.lines.map(({ subscriptionId, charged }) => `${subscriptionId} ${money(charged)}`),
      ];
    case 'ChargedAfterCancellation':
      return [data.subscriptionId, data.invoiceId, money(data.charged)];
    case 'PaymentRecorded':
      return [data.paymentId, data.invoiceId, money(data.amount)];
    case 'UsageRecorded':
    case 'UsageVoided':
      return [data.usageId];
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      return [data.subscriptionId, ...(data.reason === undefined ? [] : [data.reason.code])];
    case 'PlanReactivated':
    case 'AddOnReactivated':
    case 'ContractWithdrawn':
    case 'SubscriptionEnded':
      return [data.subscriptionId];
    case 'RefundRequested':
      return [data.refundId, money(data.amount)];
    case 'RefundSettled':
    case 'RefundReversed':
      return [data.refundId, data.providerReference];
    case 'RefundFailed':
      return [data.refundId, data.failure];
    case 'DisputeOpened':
    case 'DisputeClosed':
      return [data.disputeId, data.invoiceId, data.state];
  }
};
