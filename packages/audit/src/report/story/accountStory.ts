import { chargesOf, foldAccount, linesOf } from '@disdetta/core';
import type {
  AccountId,
  Charge,
  Instant,
  RecordedAccountEvent,
  RecordedRefusal,
  Subscription,
} from '@disdetta/core';
import { happenedAt, planStatus } from '@disdetta/projections';
import type { PlanStatus } from '@disdetta/projections';
import { usageByDay } from './usageByDay.ts';
import type { UsageDay } from './usageByDay.ts';

/** A line of an account, how it stands, and what it was charged, oldest billing first. */
export interface LineStory {
  readonly line: Subscription;
  readonly status: PlanStatus;
  readonly charges: readonly Charge[];
}

/** Something that happened, and when: by its own account, or when it was refused. */
export interface Happening {
  readonly at: Instant;
  readonly event: RecordedAccountEvent | RecordedRefusal;
}

/** What became of one account, up to an instant. */
export interface AccountStory {
  readonly accountId: AccountId;
  /** In the order of their start. */
  readonly lines: readonly LineStory[];
  /** All but uses, in the order in which they happened. */
  readonly happenings: readonly Happening[];
  readonly usage: readonly UsageDay[];
}

/** What is told of an account. */
export interface Chronicle {
  readonly history: readonly RecordedAccountEvent[];
  readonly refusals: readonly RecordedRefusal[];
}

/** Tells the story of an account from what had happened by an instant. */
export const accountStory = (
  accountId: AccountId,
  { history, refusals }: Chronicle,
  at: Instant,
): AccountStory => {
  const happened = history.filter((event) => happenedAt(event) <= at);
  const account = foldAccount(happened);
  return {
    accountId,
    lines: linesOf(account).flatMap((line) => {
      const { subscriptionId } = line;
      const status = planStatus(history, { accountId, subscriptionId, at });
      return status === null ? [] : [{ line, status, charges: chargesOf(account, subscriptionId) }];
    }),
    happenings: [
      ...happened.filter(({ type }) => type !== 'UsageRecorded').map(happeningOf),
      ...refusals
        .filter(({ recordedAt }) => recordedAt <= at)
        .map((event) => ({ at: event.recordedAt, event })),
    ].sort(byInstant),
    usage: usageByDay(happened),
  };
};

const happeningOf = (event: RecordedAccountEvent): Happening => ({ at: happenedAt(event), event });

const byInstant = (one: Happening, other: Happening): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return Number(one.event.position - other.event.position);
};
