import type { Instant } from '../kernel/instant.ts';
import type { TimeZone } from '../values/calendar.ts';
import type { InvoiceId, SubscriptionId, UsageId } from '../values/ids.ts';
import type { Money } from '../values/money.ts';
import type { Period } from '../values/period.ts';
import type { RefundReason } from './reasons.ts';

/** What a policy may look at: one billing of one line, and the account's use since. */
export interface BillingFacts {
  readonly subscriptionId: SubscriptionId;
  readonly invoiceId: InvoiceId;
  readonly billedAt: Instant;
  readonly period: Period;
  readonly charged: Money;
  /** Charged for a time after the line's end. */
  readonly afterEnd: boolean;
  /** Uses from `billedAt` on and before `at`. */
  readonly firstUse: { readonly usageId: UsageId; readonly usedAt: Instant } | null;
  readonly useCount: number;
  readonly withdrawalUntil: Instant | null;
  readonly timeZone: TimeZone;
  readonly at: Instant;
}

/** What a policy says of a billing. No reason against it means that its worth is due. */
export interface Judgement {
  readonly policy: { readonly name: string; readonly version: number };
  /** Every reason against that this policy knows. */
  readonly reasons: readonly RefundReason[];
  /** What the policy would give back, in minor units of the charge's currency. */
  readonly worth: number;
  /** Until when its answer can be acted on. */
  readonly actsBy: Instant;
}
