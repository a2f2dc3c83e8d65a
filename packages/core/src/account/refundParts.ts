import { zip } from 'fp-ts/lib/Array.js';
import type { Draft } from 'immer';
import type { Instant } from '../kernel/instant.ts';
import type { InvoiceId, PaymentId, SubscriptionId } from '../values/ids.ts';
import type { Refund, RefundPart } from './state.ts';
import type { RefundLine } from './vocabulary.ts';

/** What of a part is promised and has neither come through nor failed. */
export const pendingOf = (part: RefundPart): number =>
  part.amount - part.settled - part.failed - part.reversed;

/** What of a part has failed or come back and no later refund has taken over. */
export const owedAgainOf = (part: RefundPart): number =>
  part.failed + part.reversed - part.requestedAgain;

/** What of a part a settlement can still bring. */
export const leftToSettle = (part: RefundPart): number =>
  part.amount - part.settled - part.requestedAgain;

/** What of a charge is tied up in a part: promised or given, and not taken over. */
export const tiedUpIn = (part: RefundPart): number => part.amount - part.requestedAgain;

/** Adds up one figure over parts. */
export const total = (parts: readonly RefundPart[], figure: (part: RefundPart) => number): number =>
  parts.reduce((sum, part) => sum + figure(part), 0);

/** Whether a part goes back through a payment; so do all where none is named. */
const goesThrough = (part: RefundPart, paymentId: PaymentId | undefined): boolean =>
  paymentId === undefined || part.paymentId === null || part.paymentId === paymentId;

/** Adds up one figure over the parts that go back through a payment. */
export const totalThrough = (
  { parts }: Refund,
  paymentId: PaymentId | undefined,
  figure: (part: RefundPart) => number,
): number =>
  total(
    parts.filter((part) => goesThrough(part, paymentId)),
    figure,
  );

/** The parts that a new refund's lines stand for. */
export const partsOf = (lines: readonly RefundLine[]): readonly RefundPart[] =>
  lines.flatMap(({ subscriptionId, invoiceId, amount, payments }) => {
    const part = (paymentId: PaymentId | null, units: number): RefundPart => ({
      subscriptionId,
      invoiceId,
      paymentId,
      amount: units,
      settled: 0,
      failed: 0,
      reversed: 0,
      requestedAgain: 0,
    });
    return payments === undefined
      ? [part(null, amount.amount)]
      : payments.map((allotted) => part(allotted.paymentId, allotted.amount.amount));
  });

/** Marks what a new refund takes over from failed or reversed parts of earlier ones. */
export const takeOver = (earlier: Iterable<Draft<Refund>>, parts: readonly RefundPart[]): void => {
  const older = [...earlier].flatMap((refund) => refund.parts);
  for (const part of parts) {
    let wanted = part.amount;
    for (const old of older.filter((one) => isSameCharge(one, part))) {
      const taken = Math.min(owedAgainOf(old), wanted);
      old.requestedAgain += taken;
      wanted -= taken;
    }
  }
};

const isSameCharge = (
  one: { subscriptionId: SubscriptionId; invoiceId: InvoiceId; paymentId: PaymentId | null },
  other: { subscriptionId: SubscriptionId; invoiceId: InvoiceId; paymentId: PaymentId | null },
): boolean =>
  one.subscriptionId === other.subscriptionId &&
  one.invoiceId === other.invoiceId &&
  one.paymentId === other.paymentId;

/** Moves settled money in: pending first, then what had failed, then what had come back. */
export const settle = (
  refund: Draft<Refund>,
  providerReference: string,
  amount: number,
  paymentId: PaymentId | undefined,
): void => {
  let rest = amount;
  const takings = refund.parts.map((part) => {
    const taken = goesThrough(part, paymentId) ? Math.min(rest, leftToSettle(part)) : 0;
    const beyondPending = Math.max(0, taken - pendingOf(part));
    const fromFailed = Math.min(beyondPending, part.failed);
    part.failed -= fromFailed;
    part.reversed -= beyondPending - fromFailed;
    part.settled += taken;
    rest -= taken;
    return taken;
  });
  refund.settlements.push({ providerReference, takings, reversed: false });
};

/** Marks what is pending as failed. */
export const fail = (
  refund: Draft<Refund>,
  paymentId: PaymentId | undefined,
  failedAt: Instant,
): void => {
  for (const part of refund.parts) {
    if (goesThrough(part, paymentId)) part.failed += pendingOf(part);
  }
  refund.failures.push({ paymentId: paymentId ?? null, failedAt });
};

/** Takes settled money back: that of the reference, or all of it when none has that reference. */
export const reverse = (refund: Draft<Refund>, providerReference: string): void => {
  const standing = refund.settlements.filter(({ reversed }) => !reversed);
  const named = standing.filter((one) => one.providerReference === providerReference);
  for (const settlement of named.length > 0 ? named : standing) {
    for (const [part, amount] of zip(refund.parts, settlement.takings)) {
      part.settled -= amount;
      part.reversed += amount;
    }
    settlement.reversed = true;
  }
  refund.reversals.push(providerReference);
};
