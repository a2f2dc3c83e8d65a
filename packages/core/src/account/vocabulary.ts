import * as t from 'io-ts';
import { oneOf, optional, record, refined } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import { id } from '../values/ids.ts';
import { money } from '../values/money.ts';
import { period } from '../values/period.ts';

const LONGEST_COMMENT = 5000;

/** A comment that a firm has sealed under a key of the account; core never opens it. */
const SEALED_COMMENT = /^sealed:1:[\w-]{0,30000}$/;

/** How a line was bought. Who may cancel it depends on this. */
export const channel = oneOf('online', 'sales', 'app-store', 'play-store', 'reseller');
export type Channel = t.TypeOf<typeof channel>;

const actorFields = { kind: oneOf('customer', 'sales', 'support', 'system'), id: optional(id) };

/** Who gives a command. */
export const actor = record('an actor { kind, id? }', actorFields);
export type Actor = RecordOf<typeof actorFields>;

const isComment = (value: unknown): value is string =>
  typeof value === 'string' && (value.length <= LONGEST_COMMENT || SEALED_COMMENT.test(value));

const reasonFields = {
  code: id,
  comment: optional(
    refined(`a text of at most ${LONGEST_COMMENT} characters`, isComment, {
      type: 'string',
      anyOf: [{ maxLength: LONGEST_COMMENT }, { pattern: SEALED_COMMENT.source }],
    }),
  ),
};

/** Why a customer cancels. The comment is the one place where personal data may stand. */
export const reason = record('a reason { code, comment? }', reasonFields);
export type Reason = RecordOf<typeof reasonFields>;

const invoiceLineFields = { subscriptionId: id, period, charged: money };

/** What an invoice charges one line for one period. */
export const invoiceLine = record(
  'an invoice line { subscriptionId, period, charged }',
  invoiceLineFields,
);
export type InvoiceLine = RecordOf<typeof invoiceLineFields>;

/** Where a dispute with the customer's bank stands. */
export const disputeState = oneOf('opened', 'won', 'lost');
export type DisputeState = t.TypeOf<typeof disputeState>;

/** What brought a cancellation about. */
export const cancellationCause = oneOf('customer', 'refunded', 'withdrawn');
export type CancellationCause = t.TypeOf<typeof cancellationCause>;

const policyReferenceFields = {
  name: id,
  version: refined(
    'a policy version, 1 or more',
    (value): value is number => Number.isSafeInteger(value) && (value as number) >= 1,
    { type: 'integer', minimum: 1 },
  ),
};

/** The policy that decided, by name and version. */
export const policyReference = record('a policy { name, version }', policyReferenceFields);
export type PolicyReference = RecordOf<typeof policyReferenceFields>;

const allotmentFields = { paymentId: id, amount: money };

/** The part of a refund that goes back through one payment. */
export const allotment = record('an allotment { paymentId, amount }', allotmentFields);
export type Allotment = RecordOf<typeof allotmentFields>;

const refundLineFields = {
  subscriptionId: id,
  invoiceId: id,
  amount: money,
  payments: optional(t.readonlyArray(allotment, 'a list of allotments')),
};

/** What a refund gives back of one line of one invoice. */
export const refundLine = record(
  'a refund line { subscriptionId, invoiceId, amount, payments? }',
  refundLineFields,
);
export type RefundLine = RecordOf<typeof refundLineFields>;
