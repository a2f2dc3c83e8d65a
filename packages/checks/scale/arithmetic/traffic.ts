import type { Assumptions } from '../assumptions.ts';
import { SECONDS_OF_AN_HOUR, SECONDS_OF_A_YEAR, figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { eventsAMonth, sum } from './rates.ts';

/** How much is written. */
export interface Traffic {
  readonly eventsOfAccount: Figure;
  readonly eventsAYear: Figure;
  readonly appendsAYear: Figure;
  readonly meanAppends: Figure;
  readonly busyAppends: Figure;
  readonly renewalAppends: Figure;
  readonly peakAppends: Figure;
  readonly streams: Figure;
  readonly eventsOfStream: Figure;
  readonly eventsOfLog: Figure;
}

const MONTHS = 12;
/** An invoice and its payment. */
const APPENDS_OF_A_RENEWAL = 2;

/** What so many accounts write in a year, a second, and at the worst. */
export const trafficOf = (assumptions: Assumptions): Traffic => {
  const { accounts, busyHour, hoursOfRenewals, years } = assumptions;
  const { cancellationsAMonth, refundedShare, newAccountsAMonth } = assumptions;
  const ofAccount = sum(Object.values(eventsAMonth(assumptions)));
  const events = accounts * MONTHS * ofAccount;
  const appends = events - accounts * MONTHS * cancellationsAMonth * refundedShare;
  const ofRenewals = accounts * MONTHS * APPENDS_OF_A_RENEWAL;
  const busy = (busyHour * (appends - ofRenewals)) / SECONDS_OF_A_YEAR;
  const renewals = (APPENDS_OF_A_RENEWAL * accounts) / (hoursOfRenewals * SECONDS_OF_AN_HOUR);
  return {
    eventsOfAccount: figure(
      'count',
      'events an account a month',
      'invoice + payment + uses + openings + cancellations with what follows them',
      ofAccount,
    ),
    eventsAYear: figure(
      'count',
      'events a year',
      'accounts × 12 × events an account a month',
      events,
    ),
    appendsAYear: figure(
      'count',
      'appends a year',
      'events a year − refunds a year, since a refund and its cancellation are one append',
      appends,
    ),
    meanAppends: figure(
      'a second',
      'appends, the mean',
      'appends a year ÷ 31,536,000 s',
      appends / SECONDS_OF_A_YEAR,
    ),
    busyAppends: figure(
      'a second',
      'appends in the busy hour, renewals aside',
      'busy hour × (appends a year − accounts × 12 × 2) ÷ 31,536,000 s',
      busy,
    ),
    renewalAppends: figure(
      'a second',
      'appends of renewals on the first',
      'accounts × 2 ÷ (hours of renewals × 3,600 s)',
      renewals,
    ),
    peakAppends: figure(
      'a second',
      'appends at the peak',
      'busy hour + renewals, as if they fell together',
      busy + renewals,
    ),
    streams: figure(
      'count',
      'streams',
      'accounts × (1 + new accounts a month × 12 × years); closed ones stay',
      accounts * (1 + newAccountsAMonth * MONTHS * years),
    ),
    eventsOfStream: figure(
      'count',
      'events of an account after a year',
      '12 × events an account a month',
      MONTHS * ofAccount,
    ),
    eventsOfLog: figure(
      'count',
      'events of the log, kept whole',
      'events a year × years',
      events * years,
    ),
  };
};
