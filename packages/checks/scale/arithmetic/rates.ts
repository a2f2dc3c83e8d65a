import type { Assumptions } from '../assumptions.ts';

/** How many events of each type an account has in a month, the mean of all accounts. */
export const eventsAMonth = (assumptions: Assumptions): Readonly<Record<string, number>> => {
  const { usesAMonth, addOnShare, newAccountsAMonth } = assumptions;
  const { cancellationsAMonth, reactivatedShare, refundedShare } = assumptions;
  return {
    AccountOpened: newAccountsAMonth,
    PlanStarted: newAccountsAMonth,
    AddOnStarted: newAccountsAMonth * addOnShare,
    AccountBilled: 1,
    PaymentRecorded: 1,
    UsageRecorded: usesAMonth,
    SubscriptionCancelled: cancellationsAMonth,
    PlanReactivated: cancellationsAMonth * reactivatedShare,
    RefundRequested: cancellationsAMonth * refundedShare,
    RefundSettled: cancellationsAMonth * refundedShare,
  };
};

/** The sum of some figures. */
export const sum = (figures: readonly number[]): number =>
  figures.reduce((one, other) => one + other, 0);
