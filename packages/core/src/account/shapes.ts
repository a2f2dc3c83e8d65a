import * as t from 'io-ts';
import { defaulted, optional } from '../kernel/codec.ts';
import { instant } from '../kernel/instant.ts';
import { UTC, timeZone } from '../values/calendar.ts';
import { id } from '../values/ids.ts';
import { money } from '../values/money.ts';
import { channel, invoiceLine } from './vocabulary.ts';

/** Fields that a command and the event it becomes have in common, by what they tell. */
export const ofAccount = { accountId: id };
export const ofLine = { ...ofAccount, subscriptionId: id };

export const opening = { ...ofAccount, timeZone: defaulted(timeZone, UTC), at: instant };

const start = {
  ...ofLine,
  channel: defaulted(channel, 'online'),
  salesContact: optional(id),
  withdrawalUntil: optional(instant),
  at: instant,
};
export const planStart = { ...start, planId: id };
export const addOnStart = { ...start, addOnId: id, planSubscriptionId: id };

export const invoice = {
  ...ofAccount,
  invoiceId: id,
  billedAt: instant,
  lines: t.readonlyArray(invoiceLine, 'a list of invoice lines'),
};
export const payment = {
  ...ofAccount,
  invoiceId: id,
  paymentId: id,
  amount: money,
  paidAt: instant,
};

export const use = { ...ofAccount, usageId: id, usedAt: instant, kind: optional(id) };
export const voidedUse = { ...ofAccount, usageId: id, at: instant };

export const settlement = {
  ...ofAccount,
  refundId: id,
  providerReference: id,
  amount: optional(money),
  paymentId: optional(id),
  settledAt: instant,
};
export const refundFailure = {
  ...ofAccount,
  refundId: id,
  failure: id,
  paymentId: optional(id),
  failedAt: instant,
};
export const refundReversal = {
  ...ofAccount,
  refundId: id,
  providerReference: id,
  reversedAt: instant,
};

export const dispute = { ...ofAccount, disputeId: id, invoiceId: id, at: instant };

export const closing = { ...ofAccount, at: instant };
