import { orderBy } from '../kernel/order.ts';
import type { Currency } from '../values/currency.ts';
import type { InvoiceId, PaymentId, SubscriptionId } from '../values/ids.ts';
import { moneyOf } from '../values/money.ts';
import type { Charge } from './lines.ts';
import { pendingOf, tiedUpIn, total } from './refundParts.ts';
import type { Account, Payment, RefundPart } from './state.ts';
import type { Allotment } from './vocabulary.ts';

const partsWhere = (
  account: Account,
  holds: (part: RefundPart) => boolean,
): readonly RefundPart[] =>
  [...account.refunds.values()].flatMap(({ parts }) => parts.filter(holds));

/** The parts of all refunds that give back one charge. */
export const partsOfCharge = (
  account: Account,
  subscriptionId: SubscriptionId,
  invoiceId: InvoiceId,
): readonly RefundPart[] =>
  partsWhere(
    account,
    (part) => part.subscriptionId === subscriptionId && part.invoiceId === invoiceId,
  );

/** Whether money of a charge is on its way back: a second refund of it has to wait (5.16). */
export const isOnItsWay = (
  account: Account,
  subscriptionId: SubscriptionId,
  invoiceId: InvoiceId,
): boolean => total(partsOfCharge(account, subscriptionId, invoiceId), pendingOf) > 0;

/** What of a charge is promised or given back already, in minor units. */
export const givenBackOf = (
  account: Account,
  subscriptionId: SubscriptionId,
  invoiceId: InvoiceId,
): number => total(partsOfCharge(account, subscriptionId, invoiceId), tiedUpIn);

/** What of a charge can still be given back, in minor units. */
export const keptOf = (
  account: Account,
  subscriptionId: SubscriptionId,
  { invoiceId, charged }: Charge,
): number => {
  if (isOnItsWay(account, subscriptionId, invoiceId)) return 0;
  return Math.max(0, charged.amount - givenBackOf(account, subscriptionId, invoiceId));
};

interface Purse {
  readonly paymentId: PaymentId;
  left: number;
}

/**
 * What payments of invoices can still give back. Each `take` draws from the oldest payment first
 * and lowers what the next one finds, so one judgement never counts a payment twice.
 */
export interface Purses {
  readonly left: (invoiceId: InvoiceId, currency: Currency) => number;
  readonly take: (invoiceId: InvoiceId, wanted: number, currency: Currency) => readonly Allotment[];
}

/** The purses of an account as its payments and refunds stand. */
export const pursesOf = (account: Account): Purses => {
  const opened = new Map<InvoiceId, readonly Purse[]>();

  const open = (invoiceId: InvoiceId, currency: Currency): readonly Purse[] => {
    const known = opened.get(invoiceId);
    if (known !== undefined) return known;
    const purses = paymentsOf(account, invoiceId, currency).map(({ paymentId, amount }) => ({
      paymentId,
      left:
        amount -
        total(
          partsWhere(account, (part) => part.paymentId === paymentId),
          tiedUpIn,
        ),
    }));
    // Refunds from when payments were not looked at name none: the oldest bear them.
    drain(purses, total(partsWhere(account, isUnallotted(invoiceId)), tiedUpIn));
    opened.set(invoiceId, purses);
    return purses;
  };

  const left = (invoiceId: InvoiceId, currency: Currency): number =>
    open(invoiceId, currency).reduce((sum, purse) => sum + purse.left, 0);

  return {
    left,
    take: (invoiceId, wanted, currency) =>
      drain(open(invoiceId, currency), wanted).map(({ paymentId, amount }) => ({
        paymentId,
        amount: moneyOf(amount, currency),
      })),
  };
};

const isUnallotted =
  (invoiceId: InvoiceId) =>
  (part: RefundPart): boolean =>
    part.invoiceId === invoiceId && part.paymentId === null;

const paymentsOf = (
  account: Account,
  invoiceId: InvoiceId,
  currency: Currency,
): readonly { readonly paymentId: PaymentId; readonly amount: number }[] =>
  [...account.payments]
    .filter(
      ([, payment]) => payment.invoiceId === invoiceId && payment.amount.currency === currency,
    )
    .sort(byPayment)
    .map(([paymentId, { amount }]) => ({ paymentId, amount: amount.amount }));

const byPayment = orderBy<readonly [PaymentId, Payment]>(
  ([, { paidAt }]) => paidAt,
  ([paymentId]) => paymentId,
);

const drain = (
  purses: readonly Purse[],
  wanted: number,
): readonly { readonly paymentId: PaymentId; readonly amount: number }[] => {
  let rest = wanted;
  return purses.flatMap((purse) => {
    const amount = Math.min(rest, Math.max(0, purse.left));
    purse.left -= amount;
    rest -= amount;
    return amount > 0 ? [{ paymentId: purse.paymentId, amount }] : [];
  });
};
