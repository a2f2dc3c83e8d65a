import { accessUntil, endOf, paidThrough, statusOf } from '@disdetta/core';
import type { Account, EndCause, Instant, Status, Subscription } from '@disdetta/core';

/** A line of an account as people read it in a column. */
export interface ShownLine {
  readonly subscriptionId: string;
  readonly kind: Subscription['kind'];
  /** The plan or the add-on that was bought. */
  readonly product: string;
  readonly channel: string;
  readonly startedAt: Instant;
  /** At the last event of the account. */
  readonly status: Status;
  readonly paidThrough: Instant | null;
  readonly accessUntil: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly reason: string | null;
  readonly endsAt: Instant | null;
  readonly endsBecause: EndCause | null;
}

/** What a column shows of a line, at an instant. */
export const showLine = (account: Account, line: Subscription, at: Instant): ShownLine => {
  const { subscriptionId, kind, channel, startedAt } = line;
  const end = endOf(account, line);
  const cancellation = account.cancellations.get(subscriptionId);
  return {
    subscriptionId,
    kind,
    product: line.kind === 'plan' ? line.planId : line.addOnId,
    channel,
    startedAt,
    status: statusOf(account, line, at),
    paidThrough: paidThrough(account, subscriptionId),
    accessUntil: accessUntil(account, line),
    cancelledAt: cancellation?.cancelledAt ?? null,
    reason: cancellation?.reason?.code ?? null,
    endsAt: end?.at ?? null,
    endsBecause: end?.because ?? null,
  };
};
