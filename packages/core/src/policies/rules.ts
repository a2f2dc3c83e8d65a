import { addCalendarDays } from '../values/calendar.ts';
import { earlier } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { unusedWorth } from '../values/money.ts';
import type { BillingFacts, Judgement } from './judgement.ts';
import type { NamedPolicy, PolicyName } from './policy.ts';
import type { RefundReason } from './reasons.ts';

type Rule<Name extends PolicyName> = (
  policy: NamedPolicy<Name>,
  billing: BillingFacts,
) => Omit<Judgement, 'policy'>;

/** Nothing was used since this line was billed: everything charged comes back. */
const unusedSinceLastBilling: Rule<'unused-since-last-billing'> = (_, billing) => {
  const { firstUse, useCount, charged, period } = billing;
  const reasons: readonly RefundReason[] =
    firstUse === null ? [] : [{ code: 'UsedSinceLastBilling', ...firstUse, count: useCount }];
  return { reasons, worth: charged.amount, actsBy: period.end };
};

/** Within so many local days of the billing, the share of the period still ahead comes back. */
const proratedWithinDays: Rule<'prorated-within-days'> = ({ days }, billing) => {
  const { at, billedAt, charged, period, timeZone } = billing;
  const closedAt = addCalendarDays(billedAt, days, timeZone);
  return {
    reasons: closedBy(closedAt, at),
    worth: unusedWorth(charged.amount, period, at),
    actsBy: earlier(closedAt, period.end),
  };
};

/** As long as the contract can be withdrawn from, everything charged comes back. */
const withdrawal: Rule<'withdrawal'> = (_, billing) => {
  const closedAt = billing.withdrawalUntil ?? billing.billedAt;
  return {
    reasons: closedBy(closedAt, billing.at),
    worth: billing.charged.amount,
    actsBy: earlier(closedAt, billing.period.end),
  };
};

/** A charge for a time after the line's end was wrong: it comes back, whatever the usage. */
const chargedAfterCancellation: Rule<'charged-after-cancellation'> = (_, billing) => ({
  reasons: billing.afterEnd ? [] : [{ code: 'NothingCharged' }],
  worth: billing.charged.amount,
  actsBy: billing.period.end,
});

/** Nothing ever comes back: the window is shut from the moment of the billing. */
const never: Rule<'never'> = (_, billing) => ({
  reasons: [{ code: 'WindowClosed', closedAt: billing.billedAt }],
  worth: 0,
  actsBy: billing.billedAt,
});

const closedBy = (closedAt: Instant, at: Instant): readonly RefundReason[] =>
  at >= closedAt ? [{ code: 'WindowClosed', closedAt }] : [];

/** What a policy that ships with the library says of a billing. */
export const judgeByName = (policy: NamedPolicy, billing: BillingFacts): Judgement => ({
  policy: { name: policy.name, version: policy.version },
  ...ruleOf(policy, billing),
});

const ruleOf = (policy: NamedPolicy, billing: BillingFacts): Omit<Judgement, 'policy'> => {
  switch (policy.name) {
    case 'unused-since-last-billing':
      return unusedSinceLastBilling(policy, billing);
    case 'prorated-within-days':
      return proratedWithinDays(policy, billing);
    case 'withdrawal':
      return withdrawal(policy, billing);
    case 'charged-after-cancellation':
      return chargedAfterCancellation(policy, billing);
    case 'never':
      return never(policy, billing);
  }
};
