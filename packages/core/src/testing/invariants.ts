import type { Command } from '../account/commands.ts';
import type { Event } from '../account/events.ts';
import { accessUntil, chargesOf, endOf, isOverForGood, linesOf } from '../account/lines.ts';
import { givenBackOf } from '../account/refundable.ts';
import { leftToSettle, owedAgainOf, pendingOf, tiedUpIn, total } from '../account/refundParts.ts';
import type { Account, RefundPart } from '../account/state.ts';
import type { Policies } from '../policies/policies.ts';

const sumBy = (
  parts: readonly RefundPart[],
  keyOf: (part: RefundPart) => string | null,
  figure: (part: RefundPart) => number,
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const part of parts) {
    const key = keyOf(part);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + figure(part));
  }
  return sums;
};

const chargeKey = ({ subscriptionId, invoiceId }: RefundPart): string =>
  JSON.stringify([subscriptionId, invoiceId]);

const allParts = (account: Account): readonly RefundPart[] =>
  [...account.refunds.values()].flatMap(({ parts }) => parts);

const moneyViolations = (account: Account, policies: Policies): readonly string[] => {
  const parts = allParts(account);
  const charged = new Map(
    linesOf(account).flatMap(({ subscriptionId }) =>
      chargesOf(account, subscriptionId).map((charge): [string, number] => [
        JSON.stringify([subscriptionId, charge.invoiceId]),
        charge.charged.amount,
      ]),
    ),
  );
  const beyondCharge = [...sumBy(parts, chargeKey, tiedUpIn)].filter(
    ([key, units]) => units > (charged.get(key) ?? 0),
  );
  const arrived = [...sumBy(parts, chargeKey, ({ settled }) => settled)].filter(
    ([key, units]) => units > (charged.get(key) ?? 0),
  );
  const captured = new Map([...account.payments].map(([key, { amount }]) => [key, amount.amount]));
  const beyondPayment =
    policies.payments === 'assumed'
      ? []
      : [...sumBy(parts, ({ paymentId }) => paymentId, tiedUpIn)].filter(
          ([key, units]) => units > (captured.get(key) ?? 0),
        );
  const odd = parts.filter(
    (part) =>
      [part.settled, part.failed, part.reversed, part.requestedAgain].some((units) => units < 0) ||
      pendingOf(part) < 0 ||
      owedAgainOf(part) < 0 ||
      leftToSettle(part) < 0,
  );
  const open = [...account.refunds.values()].flatMap((refund) => [
    ...new Set(refund.parts.filter((part) => pendingOf(part) > 0).map(chargeKey)),
  ]);
  return [
    ...beyondCharge.map(([key]) => `more is given back than was charged: ${key}`),
    ...arrived.map(([key]) => `more has arrived than was charged: ${key}`),
    ...beyondPayment.map(([key]) => `more is given back than was captured: ${key}`),
    ...odd.map((part) => `impossible figures of a refund part: ${JSON.stringify(part)}`),
    ...(new Set(open).size < open.length ? ['two open refunds of one invoice line'] : []),
  ];
};

const accessViolations = (account: Account): readonly string[] =>
  linesOf(account).flatMap((line) => {
    // What was charged after the end and given back leaves the line as if it had not been charged.
    const charges = chargesOf(account, line.subscriptionId).filter(
      ({ afterEnd, invoiceId }) =>
        !afterEnd || givenBackOf(account, line.subscriptionId, invoiceId) === 0,
    );
    const until = accessUntil(account, line);
    if (until === null || charges.length === 0) return [];
    return charges.some(({ period }) => period.end >= until)
      ? []
      : [`access of ${line.subscriptionId} goes beyond every period that was charged`];
  });

/** What no state may show, whatever led to it (rule 5.16); empty when all is well. */
export const stateViolations = (account: Account, policies: Policies): readonly string[] => [
  ...moneyViolations(account, policies),
  ...accessViolations(account),
];

const refundViolations = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type !== 'RefundRequested') return [];
    const { amount, lines } = event.data;
    const currencies = new Set(lines.map((line) => line.amount.currency));
    const sum = lines.reduce((units, line) => units + line.amount.amount, 0);
    const uneven = lines.filter(
      (line) =>
        line.payments !== undefined &&
        total(
          line.payments.map((payment) => ({
            subscriptionId: line.subscriptionId,
            invoiceId: line.invoiceId,
            paymentId: payment.paymentId,
            amount: payment.amount.amount,
            settled: 0,
            failed: 0,
            reversed: 0,
            requestedAgain: 0,
          })),
          pendingOf,
        ) !== line.amount.amount,
    );
    return [
      ...(currencies.size === 1 && currencies.has(amount.currency)
        ? []
        : ['a refund in more than one currency']),
      ...(sum === amount.amount ? [] : ['a refund that is not the sum of its lines']),
      ...(amount.amount > 0 ? [] : ['a refund of nothing']),
      ...(uneven.length === 0 ? [] : ['a refund line that is not the sum of its payments']),
    ];
  });

/** What no decision may do (rule 5.16), given the account before it; empty when all is well. */
export const decisionViolations = (
  command: Command,
  before: Account,
  events: readonly Event[],
): readonly string[] => {
  const requested = events.find((event) => event.type === 'RefundRequested');
  const ends = events.some(
    ({ type }) => type === 'SubscriptionCancelled' || type === 'AddOnCancelled',
  );
  const half =
    command.type === 'RequestRefund' &&
    (requested === undefined ||
      (!ends &&
        requested.data.policy.name !== 'charged-after-cancellation' &&
        requested.data.evidence?.['owedFrom'] === undefined));
  const revived = events.flatMap((event) => {
    if (event.type !== 'PlanReactivated' && event.type !== 'AddOnReactivated') return [];
    const line = before.subscriptions.get(event.data.subscriptionId);
    const end = line === undefined ? null : endOf(before, line);
    if (line === undefined || end === null) return [];
    const isOver = event.data.reactivatedAt >= end.at || isOverForGood(before, line);
    return isOver ? ['an ended line that renews'] : [];
  });
  return [
    ...refundViolations(events),
    ...(half ? ['a refund that is only half there'] : []),
    ...revived,
  ];
};
