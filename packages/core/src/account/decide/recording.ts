import { left, right } from 'fp-ts/lib/Either.js';
import { isSameMoney } from '../../values/money.ts';
import { isProperPeriod } from '../../values/period.ts';
import type { DataOf } from '../commands.ts';
import { disputeKey } from '../disputes.ts';
import type { Event } from '../events.ts';
import { endOf, linesOf } from '../lines.ts';
import { rejections } from '../rejections.ts';
import type { Account, Invoice } from '../state.ts';
import { findUse } from '../usage.ts';
import type { InvoiceLine } from '../vocabulary.ts';
import { accountKnown } from './checks.ts';
import type { Decision } from './outcome.ts';

/**
 * Takes note of an invoice. A charge for a time after a line's end is a fact, and wrong: that
 * goes on record with it (5.10).
 */
export const recordBilling: Decision<'RecordBilling'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  const stranger = data.lines.find((line) => !account.subscriptions.has(line.subscriptionId));
  if (stranger !== undefined) {
    return left(
      rejections.SubscriptionNotFound(stranger.subscriptionId, account.subscriptions.size > 0),
    );
  }
  const known = account.invoices.get(data.invoiceId);
  if (known !== undefined) {
    return isSameInvoice(known, data)
      ? right([])
      : left(rejections.InvoiceConflict(data.invoiceId));
  }
  const improper = data.lines.find(({ period }) => !isProperPeriod(period));
  if (improper !== undefined) {
    const { subscriptionId, period } = improper;
    return left(rejections.InvalidPeriod(data.invoiceId, subscriptionId, period));
  }
  return right([{ type: 'AccountBilled', data }, ...chargesAfterEnd(data, account)]);
};

/** Whether an invoice says the same again: a billing system may list its lines in any order. */
const isSameInvoice = (known: Invoice, told: DataOf<'RecordBilling'>): boolean => {
  if (known.billedAt !== told.billedAt || known.lines.length !== told.lines.length) return false;
  const retold = told.lines.map(spellLine).sort();
  return known.lines
    .map(spellLine)
    .sort()
    .every((line, index) => line === retold[index]);
};

const spellLine = ({ subscriptionId, period, charged }: InvoiceLine): string =>
  JSON.stringify([subscriptionId, period.start, period.end, charged.amount, charged.currency]);

const chargesAfterEnd = (
  { accountId, invoiceId, billedAt, lines }: DataOf<'RecordBilling'>,
  account: Account,
): readonly Event[] => {
  const ends = new Map(
    linesOf(account).map((line) => [line.subscriptionId, endOf(account, line)?.at]),
  );
  return lines.flatMap(({ subscriptionId, period, charged }) => {
    const end = ends.get(subscriptionId);
    return end !== undefined && period.start >= end && charged.amount > 0
      ? [
          {
            type: 'ChargedAfterCancellation',
            data: { accountId, subscriptionId, invoiceId, charged, billedAt },
          },
        ]
      : [];
  });
};

/** Takes note of a payment, whether or not its invoice has arrived. */
export const recordPayment: Decision<'RecordPayment'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  const known = account.payments.get(data.paymentId);
  if (known === undefined) return right([{ type: 'PaymentRecorded', data }]);
  const isSame =
    known.invoiceId === data.invoiceId &&
    known.paidAt === data.paidAt &&
    isSameMoney(known.amount, data.amount);
  return isSame ? right([]) : left(rejections.PaymentConflict(data.paymentId));
};

/** Takes note of a use, once, however late it arrives. */
export const recordUsage: Decision<'RecordUsage'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  const known = findUse(account.usage, data.usageId);
  const isNew = known === undefined || known.usedAt === null;
  return right(isNew ? [{ type: 'UsageRecorded', data }] : []);
};

/** Takes back a use that did not happen, whether or not its record has arrived. */
export const voidUsage: Decision<'VoidUsage'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  const isVoided = findUse(account.usage, data.usageId)?.voided === true;
  return right(isVoided ? [] : [{ type: 'UsageVoided', data }]);
};

/** Takes note of where a dispute stands; each state of a dispute once. */
export const recordDispute: Decision<'RecordDispute'> = ({ data }, account) => {
  const unknown = accountKnown(account, data.accountId);
  if (unknown !== null) return left(unknown);
  const { state } = data;
  if (account.disputes.get(disputeKey(data))?.reported.has(state) === true) return right([]);
  return right([
    state === 'opened'
      ? { type: 'DisputeOpened', data: { ...data, state } }
      : { type: 'DisputeClosed', data: { ...data, state } },
  ]);
};
