import { earlier, later } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { orderBy } from '../kernel/order.ts';
import type { InvoiceId, SubscriptionId } from '../values/ids.ts';
import { moneyOf } from '../values/money.ts';
import type { Money } from '../values/money.ts';
import type { Period } from '../values/period.ts';
import type { Account, AddOn, Subscription } from './state.ts';

/** What one invoice charged one line. */
export interface Charge {
  readonly invoiceId: InvoiceId;
  readonly billedAt: Instant;
  readonly period: Period;
  readonly charged: Money;
  /** Charged for a time after the line's end, and so no ground for access. */
  readonly afterEnd: boolean;
}

/** Why a line has no access any more. */
export type EndCause = 'period-end' | 'refunded' | 'withdrawn' | 'plan-ended' | 'account-closed';

/** The end of a line, known ahead. */
export interface LineEnd {
  readonly at: Instant;
  readonly because: EndCause;
}

/** The word that the customer reads. */
export type Status = 'Active' | 'Cancelled' | 'Ended';

/** Everything that invoices charged a line, oldest billing first. */
export const chargesOf = (account: Account, subscriptionId: SubscriptionId): readonly Charge[] => {
  const strays = account.chargedAfterEnd.get(subscriptionId) ?? [];
  const charges: Charge[] = [];
  for (const [invoiceId, { billedAt, lines }] of account.invoices) {
    const own = lines.filter((line) => line.subscriptionId === subscriptionId);
    const [first] = own;
    if (first === undefined) continue;
    const { currency } = first.charged;
    const inCurrency = own.filter(({ charged }) => charged.currency === currency);
    charges.push({
      invoiceId,
      billedAt,
      period: {
        start: own.map(({ period }) => period.start).reduce(earlier),
        end: own.map(({ period }) => period.end).reduce(later),
      },
      charged: moneyOf(
        inCurrency.reduce((sum, { charged }) => sum + charged.amount, 0),
        currency,
      ),
      afterEnd: strays.includes(invoiceId),
    });
  }
  return charges.sort(byBilling);
};

const byBilling = orderBy<Charge>(
  ({ billedAt }) => billedAt,
  ({ invoiceId }) => invoiceId,
);

/** What invoices charged a line for the time before its end. */
export const regularChargesOf = (
  account: Account,
  subscriptionId: SubscriptionId,
): readonly Charge[] => chargesOf(account, subscriptionId).filter(({ afterEnd }) => !afterEnd);

/** The latest billing of a line, by when it was billed. */
export const lastBillingOf = (
  account: Account,
  subscriptionId: SubscriptionId,
): Charge | undefined => regularChargesOf(account, subscriptionId).at(-1);

/** Until when a line is paid: the latest end of a period that was charged. */
export const paidThrough = (account: Account, subscriptionId: SubscriptionId): Instant | null => {
  const [first, ...rest] = regularChargesOf(account, subscriptionId);
  return first === undefined
    ? null
    : rest.reduce((end, { period }) => later(end, period.end), first.period.end);
};

/** The add-ons that hang on a plan, in the order of their start. */
export const addOnsOf = (account: Account, plan: SubscriptionId): readonly AddOn[] =>
  linesOf(account).filter(
    (line): line is AddOn => line.kind === 'addOn' && line.planSubscriptionId === plan,
  );

/** All lines of an account, in the order of their start; a plan before what hangs on it. */
export const linesOf = (account: Account): readonly Subscription[] =>
  [...account.subscriptions.values()].sort(byStart);

const byStart = orderBy<Subscription>(
  ({ startedAt }) => startedAt,
  ({ kind }) => (kind === 'plan' ? '1' : '2'),
  ({ subscriptionId }) => subscriptionId,
);

const END_OF_CAUSE = {
  customer: 'period-end',
  refunded: 'refunded',
  withdrawn: 'withdrawn',
} as const;

/**
 * The end of a line, if one is known: the earliest of its live causes, which are its own
 * cancellation, the end of its plan, and the closing of the account.
 */
export const endOf = (account: Account, line: Subscription): LineEnd | null => {
  const causes: LineEnd[] = [];
  const own = account.cancellations.get(line.subscriptionId);
  if (own !== undefined) causes.push({ at: own.effectiveAt, because: END_OF_CAUSE[own.cause] });
  if (account.closedAt !== null) causes.push({ at: account.closedAt, because: 'account-closed' });
  const plan =
    line.kind === 'addOn' ? account.subscriptions.get(line.planSubscriptionId) : undefined;
  const planEnd = plan?.kind === 'plan' ? endOf(account, plan) : null;
  if (planEnd !== null) causes.push({ at: planEnd.at, because: 'plan-ended' });
  const [first, ...rest] = causes;
  return first === undefined
    ? null
    : rest.reduce((end, cause) => (cause.at < end.at ? cause : end), first);
};

/** Whether a line is over at an instant; at the very instant of its end, it is. */
export const hasEnded = (account: Account, line: Subscription, at: Instant): boolean => {
  const end = endOf(account, line);
  return end !== null && at >= end.at;
};

/**
 * Whether a decision has ended a line for good: it was refunded or withdrawn from, or its plan
 * was, or its account is closed. No command given after that brings it back, whatever its clock.
 */
export const isOverForGood = (account: Account, line: Subscription): boolean => {
  if (account.closedAt !== null) return true;
  const own = account.cancellations.get(line.subscriptionId);
  if (own !== undefined && own.cause !== 'customer') return true;
  const plan =
    line.kind === 'addOn' ? account.subscriptions.get(line.planSubscriptionId) : undefined;
  return plan?.kind === 'plan' && isOverForGood(account, plan);
};

/** The status of a line at an instant. */
export const statusOf = (account: Account, line: Subscription, at: Instant): Status => {
  const end = endOf(account, line);
  if (end === null) return 'Active';
  return at >= end.at ? 'Ended' : 'Cancelled';
};

/**
 * Until when a line can be used: its end, or what is paid for where that is earlier; null for a
 * line that was never billed and goes on.
 */
export const accessUntil = (account: Account, line: Subscription): Instant | null => {
  const end = endOf(account, line);
  const paid = paidThrough(account, line.subscriptionId);
  if (end === null) return paid;
  return paid === null ? end.at : earlier(end.at, paid);
};

/** Whether a line can be used at an instant. */
export const hasAccess = (account: Account, line: Subscription, at: Instant): boolean => {
  const until = accessUntil(account, line);
  return at >= line.startedAt && (until === null || at < until);
};
