import { chain, isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Instant } from '../../kernel/instant.ts';
import type { SubscriptionId } from '../../values/ids.ts';
import type { DataOf } from '../commands.ts';
import type { EventDataOf } from '../events.ts';
import { addOnsOf, endOf, hasEnded, paidThrough } from '../lines.ts';
import { rejections } from '../rejections.ts';
import type { Rejection } from '../rejections.ts';
import type { Account, Subscription } from '../state.ts';
import type { Actor } from '../vocabulary.ts';
import { asAddOn, asPlan, findLine, mayChange, notEnded } from './checks.ts';
import type { Decision } from './outcome.ts';

/** The line of a command, if its giver may change it now: each check hides the next. */
const changeable = <Line extends Subscription>(
  account: Account,
  data: { readonly accountId: string; readonly subscriptionId: string; readonly at: Instant },
  actor: Actor,
  asKind: (line: Subscription) => Either<Rejection, Line>,
): Either<Rejection, Line> => {
  const line = chain(asKind)(findLine(account, data));
  if (isLeft(line)) return line;
  const refusal = mayChange(line.right, actor) ?? notEnded(account, line.right, data.at);
  return refusal === null ? line : left(refusal);
};

/** Refuses to cancel what is cancelled already. */
const notCancelled = (account: Account, line: Subscription): Rejection | null => {
  const end = endOf(account, line);
  return end !== null && account.cancellations.has(line.subscriptionId)
    ? rejections.AlreadyCancelled(line, end.at)
    : null;
};

/**
 * What a customer's cancellation puts on record. It takes effect when what is paid for ends, even
 * where that has passed: nobody pays for the gap of a late renewal (5.1).
 */
const cancellation = (
  account: Account,
  { accountId, subscriptionId, reason, at }: DataOf<'CancelSubscription' | 'CancelAddOn'>,
): EventDataOf<'SubscriptionCancelled' | 'AddOnCancelled'> => ({
  accountId,
  subscriptionId,
  ...(reason === undefined ? {} : { reason }),
  cause: 'customer',
  cancelledAt: at,
  effectiveAt: paidThrough(account, subscriptionId) ?? at,
});

/** Stops the renewal of a plan; it can be used until what is paid for ends (R3, R5). */
export const cancelSubscription: Decision<'CancelSubscription'> = (command, account, policies) => {
  const { data, metadata } = command;
  const plan = changeable(account, data, metadata.actor, asPlan);
  if (isLeft(plan)) return plan;
  const cancelled = notCancelled(account, plan.right);
  if (cancelled !== null) return left(cancelled);
  if (policies.addOns === 'cancel-first') {
    const renewing = renewingAddOns(account, data.subscriptionId, data.at);
    if (renewing.length > 0) return left(rejections.AddOnsActive(data.subscriptionId, renewing));
  }
  if (policies.reason === 'required' && data.reason === undefined) {
    return left(rejections.ReasonRequired(data.subscriptionId));
  }
  return right([{ type: 'SubscriptionCancelled', data: cancellation(account, data) }]);
};

const renewingAddOns = (
  account: Account,
  plan: SubscriptionId,
  at: Instant,
): readonly SubscriptionId[] =>
  addOnsOf(account, plan)
    .filter(
      (addOn) => !account.cancellations.has(addOn.subscriptionId) && !hasEnded(account, addOn, at),
    )
    .map(({ subscriptionId }) => subscriptionId);

/** Stops the renewal of one add-on; it stays active for the rest of its period (R10). */
export const cancelAddOn: Decision<'CancelAddOn'> = ({ data, metadata }, account) => {
  const addOn = changeable(account, data, metadata.actor, asAddOn);
  if (isLeft(addOn)) return addOn;
  const cancelled = notCancelled(account, addOn.right);
  if (cancelled !== null) return left(cancelled);
  return right([{ type: 'AddOnCancelled', data: cancellation(account, data) }]);
};

const reactivation = ({
  accountId,
  subscriptionId,
  at,
}: DataOf<'ReactivatePlan' | 'ReactivateAddOn'>): EventDataOf<'PlanReactivated'> => ({
  accountId,
  subscriptionId,
  reactivatedAt: at,
});

/** Takes the cancellation of a plan back, until it takes effect (R6). */
export const reactivatePlan: Decision<'ReactivatePlan'> = ({ data, metadata }, account) => {
  const plan = changeable(account, data, metadata.actor, asPlan);
  if (isLeft(plan)) return plan;
  return account.cancellations.has(data.subscriptionId)
    ? right([{ type: 'PlanReactivated', data: reactivation(data) }])
    : left(rejections.NotCancelled(plan.right));
};

/** Takes an add-on's own cancellation back; the end of its plan stays a cause of its own (5.3). */
export const reactivateAddOn: Decision<'ReactivateAddOn'> = ({ data, metadata }, account) => {
  const addOn = changeable(account, data, metadata.actor, asAddOn);
  if (isLeft(addOn)) return addOn;
  return account.cancellations.has(data.subscriptionId)
    ? right([{ type: 'AddOnReactivated', data: reactivation(data) }])
    : left(rejections.NotCancelled(addOn.right));
};
