import { decodeWith, id, optional, record } from '@disdetta/core';
import type { CommandType, DataInputOf, Fault, Fields, RecordOf } from '@disdetta/core';
import type { CommandInput } from 'disdetta';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Delivery } from './delivery.ts';
import { amount, instantOf, moneyOf, unixSeconds } from './values.ts';

/** A delivery of one type as the command that puts it on record, or every fault in it. */
type Translation = (delivery: Delivery) => E.Either<readonly Fault[], CommandInput>;

/** What all commands say of a delivery: whose account, and when it happened. */
interface Common {
  readonly accountId: string;
  readonly happenedAt: string;
}

/** The delivery's id is the command's: however often it comes, it is put on record once. */
const translation =
  <Type extends CommandType, F extends Fields>(
    type: Type,
    fields: F,
    dataOf: (object: RecordOf<F>, common: Common) => DataInputOf<Type>,
  ): Translation =>
  ({ id: commandId, type: told, account: accountId, occurred, object }) =>
    E.map((decoded: RecordOf<F>) => ({
      type,
      data: { ...dataOf(decoded, { accountId, happenedAt: instantOf(occurred) }) },
      metadata: { commandId, actor: { kind: 'system' } },
    }))(decodeWith(record(`the object of ${told}`, fields), object, 'object'));

const invoiceLine = record('an invoice line', {
  subscription: id,
  from: unixSeconds,
  until: unixSeconds,
  amount,
});

const dispute = (state: 'opened' | 'won' | 'lost'): Translation =>
  translation(
    'RecordDispute',
    { dispute: id, invoice: id },
    (object, { accountId, happenedAt }) => ({
      accountId,
      disputeId: object.dispute,
      invoiceId: object.invoice,
      state,
      at: happenedAt,
    }),
  );

/** What each type of delivery is to us; a type that is not here concerns somebody else. */
export const translations: ReadonlyMap<string, Translation> = new Map([
  [
    'invoice.issued',
    translation(
      'RecordBilling',
      { invoice: id, lines: t.readonlyArray(invoiceLine, 'a list of invoice lines') },
      ({ invoice, lines }, { accountId, happenedAt }) => ({
        accountId,
        invoiceId: invoice,
        billedAt: happenedAt,
        lines: lines.map((line) => ({
          subscriptionId: line.subscription,
          period: { start: instantOf(line.from), end: instantOf(line.until) },
          charged: moneyOf(line.amount),
        })),
      }),
    ),
  ],
  [
    'payment.captured',
    translation(
      'RecordPayment',
      { payment: id, invoice: id, amount },
      (object, { accountId, happenedAt }) => ({
        accountId,
        invoiceId: object.invoice,
        paymentId: object.payment,
        amount: moneyOf(object.amount),
        paidAt: happenedAt,
      }),
    ),
  ],
  [
    'refund.settled',
    translation(
      'RecordRefundSettled',
      { refund: id, transfer: id, payment: optional(id), amount },
      ({ refund, transfer, payment, amount: money }, { accountId, happenedAt }) => ({
        accountId,
        refundId: refund,
        providerReference: transfer,
        paymentId: payment,
        amount: moneyOf(money),
        settledAt: happenedAt,
      }),
    ),
  ],
  [
    'refund.failed',
    translation(
      'RecordRefundFailed',
      { refund: id, payment: optional(id), failure: id },
      ({ refund, payment, failure }, { accountId, happenedAt }) => ({
        accountId,
        refundId: refund,
        paymentId: payment,
        failure,
        failedAt: happenedAt,
      }),
    ),
  ],
  [
    'refund.returned',
    translation(
      'RecordRefundReversed',
      { refund: id, transfer: id },
      ({ refund, transfer }, { accountId, happenedAt }) => ({
        accountId,
        refundId: refund,
        providerReference: transfer,
        reversedAt: happenedAt,
      }),
    ),
  ],
  ['dispute.opened', dispute('opened')],
  ['dispute.won', dispute('won')],
  ['dispute.lost', dispute('lost')],
]);
