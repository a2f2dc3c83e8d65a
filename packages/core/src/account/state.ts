import type { Draft } from 'immer';
import type { Instant } from '../kernel/instant.ts';
import { UTC } from '../values/calendar.ts';
import type { TimeZone } from '../values/calendar.ts';
import type { Currency } from '../values/currency.ts';
import type { AccountId, InvoiceId, PaymentId, RefundId, SubscriptionId } from '../values/ids.ts';
import type { Money } from '../values/money.ts';
import type {
  CancellationCause,
  Channel,
  DisputeState,
  InvoiceLine,
  PolicyReference,
  Reason,
} from './vocabulary.ts';
import { noUses } from './usage.ts';
import type { Usage } from './usage.ts';

interface Line {
  readonly subscriptionId: SubscriptionId;
  readonly channel: Channel;
  readonly salesContact: string | null;
  readonly withdrawalUntil: Instant | null;
  readonly startedAt: Instant;
}

/** A line that an account pays for by itself. */
export interface Plan extends Line {
  readonly kind: 'plan';
  readonly planId: string;
}

/** A line that hangs on a plan. */
export interface AddOn extends Line {
  readonly kind: 'addOn';
  readonly addOnId: string;
  readonly planSubscriptionId: SubscriptionId;
}

/** A line of an account, with paid periods of its own. */
export type Subscription = Plan | AddOn;

/** A line's own cancellation, as long as it is not taken back. */
export interface Cancellation {
  readonly cause: CancellationCause;
  readonly reason: Reason | null;
  readonly cancelledAt: Instant;
  readonly effectiveAt: Instant;
}

/** An invoice, as the billing system told it. */
export interface Invoice {
  readonly billedAt: Instant;
  readonly lines: readonly InvoiceLine[];
}

/** Money that was captured for an invoice. */
export interface Payment {
  readonly invoiceId: InvoiceId;
  readonly amount: Money;
  readonly paidAt: Instant;
}

/**
 * One line of one invoice through one payment within a refund, in minor units, and where its
 * money is: what is in none of the four is pending.
 */
export interface RefundPart {
  readonly subscriptionId: SubscriptionId;
  readonly invoiceId: InvoiceId;
  readonly paymentId: PaymentId | null;
  readonly amount: number;
  readonly settled: number;
  readonly failed: number;
  readonly reversed: number;
  /** What of `failed` and `reversed` a later refund has taken over. */
  readonly requestedAgain: number;
}

/** A settlement that the payment provider reported, and whether it came back. */
export interface Settlement {
  readonly providerReference: string;
  /** What it brought of each part, in their order. */
  readonly takings: readonly number[];
  readonly reversed: boolean;
}

/** A promise to give money back, and what became of it. */
export interface Refund {
  readonly subscriptionId: SubscriptionId;
  readonly currency: Currency;
  readonly policy: PolicyReference;
  readonly requestedAt: Instant;
  readonly parts: readonly RefundPart[];
  readonly settlements: readonly Settlement[];
  readonly failures: readonly {
    readonly paymentId: PaymentId | null;
    readonly failedAt: Instant;
  }[];
  readonly reversals: readonly string[];
}

/** A dispute of an invoice: when each of its states was reported. */
export interface Dispute {
  readonly invoiceId: InvoiceId;
  readonly reported: ReadonlyMap<DisputeState, Instant>;
}

/** All that decisions about one account need to know. */
export interface Account {
  readonly accountId: AccountId | null;
  readonly timeZone: TimeZone;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly subscriptions: ReadonlyMap<SubscriptionId, Subscription>;
  readonly cancellations: ReadonlyMap<SubscriptionId, Cancellation>;
  /** Ends that `SubscriptionEnded` has put on record. */
  readonly endings: ReadonlyMap<SubscriptionId, Instant>;
  readonly invoices: ReadonlyMap<InvoiceId, Invoice>;
  /** Invoices that charged a line for a time after its end. */
  readonly chargedAfterEnd: ReadonlyMap<SubscriptionId, readonly InvoiceId[]>;
  readonly payments: ReadonlyMap<PaymentId, Payment>;
  readonly usage: Usage;
  readonly refunds: ReadonlyMap<RefundId, Refund>;
  /** By `disputeKey`. */
  readonly disputes: ReadonlyMap<string, Dispute>;
}

/** An account of which nothing is known. */
export const unknownAccount = (): Draft<Account> => ({
  accountId: null,
  timeZone: UTC,
  openedAt: null,
  closedAt: null,
  subscriptions: new Map(),
  cancellations: new Map(),
  endings: new Map(),
  invoices: new Map(),
  chargedAfterEnd: new Map(),
  payments: new Map(),
  usage: noUses(),
  refunds: new Map(),
  disputes: new Map(),
});
