import type { Assumptions } from '../assumptions.ts';
import { customerAt } from './customer.ts';
import type { Customer } from './customer.ts';
import { draw, idOf } from './draw.ts';

/** A command as a backend would give it, and when. */
export interface Timed {
  readonly at: number;
  readonly command: object;
}

/** The commands of a firm, in the order of their time, by what brings them about. */
export interface Month {
  readonly openings: readonly Timed[];
  readonly renewals: readonly Timed[];
  readonly rest: readonly Timed[];
}

const HOUR = 3_600_000;
const FIRST = Date.parse('2026-03-01T00:00:00.000Z');
const LAST = Date.parse('2026-04-01T00:00:00.000Z');
const PERIOD = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const PLAN_PRICE = 1_499;
const ADD_ON_PRICE = 499;

const instantAt = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Gives commands of an account ids as long as those that come from outside. */
const commandsOf =
  ({ accountId }: Customer) =>
  (type: string, at: number, data: object): Timed => ({
    at,
    command: {
      type,
      data: { accountId, ...data },
      metadata: { commandId: idOf(`${accountId} ${type} ${at} ${JSON.stringify(data)}`) },
    },
  });

const openingsOf = (customer: Customer): readonly Timed[] => {
  const give = commandsOf(customer);
  const at = FIRST - 24 * HOUR * (1 + draw(`${customer.accountId} opened`));
  const plan = { subscriptionId: idOf(`${customer.accountId} plan`), planId: 'pro' };
  const addOn = {
    subscriptionId: idOf(`${customer.accountId} add-on`),
    addOnId: 'ten-seats',
    planSubscriptionId: plan.subscriptionId,
  };
  return [
    give('OpenAccount', at, { timeZone: 'Europe/Rome', at: instantAt(at) }),
    give('StartPlan', at + 1, { ...plan, at: instantAt(at + 1) }),
    ...(customer.hasAddOn ? [give('StartAddOn', at + 2, { ...addOn, at: instantAt(at + 2) })] : []),
  ];
};

const amountOf = ({ hasAddOn }: Customer): { amount: number; currency: string } => ({
  amount: hasAddOn ? PLAN_PRICE + ADD_ON_PRICE : PLAN_PRICE,
  currency: 'EUR',
});

const renewalsOf = (customer: Customer, { hoursOfRenewals }: Assumptions): readonly Timed[] => {
  const { accountId, hasAddOn } = customer;
  const give = commandsOf(customer);
  const at = FIRST + Math.floor(hoursOfRenewals * HOUR * draw(`${accountId} renewed`));
  const lineOf = (name: string, amount: number): object => ({
    subscriptionId: idOf(`${accountId} ${name}`),
    period: PERIOD,
    charged: { amount, currency: 'EUR' },
  });
  const lines = [lineOf('plan', PLAN_PRICE)];
  if (hasAddOn) lines.push(lineOf('add-on', ADD_ON_PRICE));
  const invoiceId = idOf(`${accountId} invoice`);
  const paymentId = idOf(`${accountId} payment`);
  const paid = { invoiceId, paymentId, amount: amountOf(customer), paidAt: instantAt(at + 1) };
  return [
    give('RecordBilling', at, { invoiceId, billedAt: instantAt(at), lines }),
    give('RecordPayment', at + 1, paid),
  ];
};

const usesOf = (customer: Customer, { hoursOfRenewals }: Assumptions): readonly Timed[] => {
  const { accountId } = customer;
  const begin = FIRST + hoursOfRenewals * HOUR;
  return Array.from({ length: customer.uses }, (_, place) => {
    const name = `${accountId} use ${place}`;
    const at = begin + Math.floor((LAST - begin) * draw(name));
    const use = { usageId: idOf(name), usedAt: instantAt(at), kind: 'meeting' };
    return commandsOf(customer)('RecordUsage', at, use);
  });
};

const endingOf = (customer: Customer): readonly Timed[] => {
  const { accountId, ending } = customer;
  if (ending === 'renews') return [];
  const give = commandsOf(customer);
  const at = FIRST + Math.floor((10 + 10 * draw(`${accountId} leaves`)) * 24 * HOUR);
  const line = { subscriptionId: idOf(`${accountId} plan`), at: instantAt(at) };
  const reason = { code: 'too-expensive', comment: 'I found something that does less for less.' };
  if (ending === 'is refunded') {
    const refundId = idOf(`${accountId} refund`);
    const agreedAmount = amountOf(customer);
    const settled = { refundId, providerReference: idOf(`${accountId} paid back`) };
    return [
      give('RequestRefund', at, { ...line, refundId, agreedAmount, reason }),
      give('RecordRefundSettled', at + HOUR, { ...settled, settledAt: instantAt(at + HOUR) }),
    ];
  }
  const cancel = give('CancelSubscription', at, { ...line, reason });
  if (ending === 'cancels') return [cancel];
  return [cancel, give('ReactivatePlan', at + HOUR, { ...line, at: instantAt(at + HOUR) })];
};

const inOrder = (commands: readonly Timed[]): readonly Timed[] =>
  commands.toSorted((one, other) => one.at - other.at);

/**
 * A month of so many accounts, in the mix that is assumed: all of them are opened, renew on the
 * first, and are used and cancelled at times of their own, so that accounts take turns in the log.
 */
export const monthOf = (accounts: number, assumptions: Assumptions): Month => {
  const customers = Array.from({ length: accounts }, (_, place) => customerAt(place, assumptions));
  return {
    openings: inOrder(customers.flatMap(openingsOf)),
    renewals: inOrder(customers.flatMap((customer) => renewalsOf(customer, assumptions))),
    rest: inOrder(
      customers.flatMap((customer) => [...usesOf(customer, assumptions), ...endingOf(customer)]),
    ),
  };
};
