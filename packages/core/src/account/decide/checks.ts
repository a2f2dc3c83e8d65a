import { left, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Instant } from '../../kernel/instant.ts';
import type { SubscriptionId } from '../../values/ids.ts';
import { endOf, isOverForGood } from '../lines.ts';
import { rejections } from '../rejections.ts';
import type { Rejection } from '../rejections.ts';
import type { Account, AddOn, Plan, Subscription } from '../state.ts';
import type { Actor } from '../vocabulary.ts';

/** Refuses what is said of an account that was never opened. */
export const accountKnown = (account: Account, accountId: string): Rejection | null =>
  account.openedAt === null ? rejections.AccountNotFound(accountId) : null;

/** The line of an account that a command names. */
export const findLine = (
  account: Account,
  {
    accountId,
    subscriptionId,
  }: { readonly accountId: string; readonly subscriptionId: SubscriptionId },
): Either<Rejection, Subscription> => {
  const unknown = accountKnown(account, accountId);
  if (unknown !== null) return left(unknown);
  const line = account.subscriptions.get(subscriptionId);
  return line === undefined
    ? left(rejections.SubscriptionNotFound(subscriptionId, account.subscriptions.size > 0))
    : right(line);
};

/** The plan that a command names. */
export const asPlan = (line: Subscription): Either<Rejection, Plan> =>
  line.kind === 'plan' ? right(line) : left(rejections.NotAPlan(line));

/** The add-on that a command names. */
export const asAddOn = (line: Subscription): Either<Rejection, AddOn> =>
  line.kind === 'addOn' ? right(line) : left(rejections.NotAnAddOn(line));

/** Refuses those who may not change a line: it was sold by sales, or bought elsewhere (R7, 5.5). */
export const mayChange = (line: Subscription, actor: Actor): Rejection | null => {
  switch (line.channel) {
    case 'online':
      return null;
    case 'sales':
      return actor.kind === 'sales' ? null : rejections.ContactSales(line);
    case 'app-store':
    case 'play-store':
    case 'reseller':
      return actor.kind === 'system' ? null : rejections.ManagedElsewhere(line, line.channel);
  }
};

/** Refuses what happened at or after the end of a line (5.2). */
export const notEndedBy = (account: Account, line: Subscription, at: Instant): Rejection | null => {
  const end = endOf(account, line);
  return end !== null && at >= end.at ? rejections.SubscriptionEnded(line, end.at, at) : null;
};

/** Refuses that too, and whatever comes once a line is over for good, by a slow clock (5.16). */
export const notEnded = (account: Account, line: Subscription, at: Instant): Rejection | null => {
  const end = endOf(account, line);
  return end !== null && isOverForGood(account, line)
    ? rejections.SubscriptionEnded(line, end.at, at)
    : notEndedBy(account, line, at);
};
