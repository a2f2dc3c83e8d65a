import type { SubscriptionId } from '@disdetta/core';
import type { AccountStory, Happening } from '../../story/accountStory.ts';
import type { LegendName } from '../../language/words.ts';

/** The lane of what concerns no one line. */
export const ACCOUNT_LANE = '';

/** A numbered mark on the timeline; its number is that of a row of the table below. */
export interface Badge {
  readonly number: number;
  readonly at: Date;
  readonly lane: string;
  readonly kind: Extract<LegendName, 'cancelled' | 'refund' | 'afterEnd' | 'other'>;
}

const KINDS: Readonly<Partial<Record<Happening['event']['type'], Badge['kind']>>> = {
  SubscriptionCancelled: 'cancelled',
  AddOnCancelled: 'cancelled',
  ContractWithdrawn: 'cancelled',
  RefundRequested: 'refund',
  RefundSettled: 'refund',
  RefundFailed: 'refund',
  RefundReversed: 'refund',
  ChargedAfterCancellation: 'afterEnd',
  PlanReactivated: 'other',
  AddOnReactivated: 'other',
  DisputeOpened: 'other',
  DisputeClosed: 'other',
  SubscriptionEnded: 'other',
  AccountClosed: 'other',
  CommandRefused: 'other',
};

/** The marks of what happened beside billing, payment and use, which the timeline shows as bars. */
export const badgesOf = ({ happenings }: Pick<AccountStory, 'happenings'>): readonly Badge[] => {
  const lineOfRefund = new Map<string, SubscriptionId>();
  return happenings.flatMap(({ at, event }, index) => {
    if (event.type === 'RefundRequested') {
      lineOfRefund.set(event.data.refundId, event.data.subscriptionId);
    }
    const kind = KINDS[event.type];
    if (kind === undefined) return [];
    const lane = laneOf(event, lineOfRefund);
    return [{ number: index + 1, at: new Date(at), lane, kind }];
  });
};

const laneOf = (
  { data }: Happening['event'],
  lineOfRefund: ReadonlyMap<string, SubscriptionId>,
): string => {
  if ('subscriptionId' in data) return data.subscriptionId;
  return ('refundId' in data ? lineOfRefund.get(data.refundId) : undefined) ?? ACCOUNT_LANE;
};
