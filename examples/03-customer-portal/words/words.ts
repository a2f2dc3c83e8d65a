import type { RefundReason, Status } from '@disdetta/core';
import type { CancellationReceipt, LineAction } from '@disdetta/projections';
import type { Format } from './format.ts';

/** The languages of the page. */
export type Language = 'en' | 'it';

/** Why customers cancel: what they can pick, in this order. */
export const REASON_CODES = [
  'too-expensive',
  'not-used',
  'missing-feature',
  'switching',
  'only-for-now',
  'other',
] as const;

/** What one request to confirm says. */
export interface WishWords {
  readonly title: (name: string) => string;
  readonly confirm: string;
  readonly keep: string;
}

/** A refusal as the page tells it: what is the case, and that nothing was changed. */
export type TellRefusal = (facts: Readonly<Record<string, unknown>>, format: Format) => string;

/** Everything the page says, in one language. */
export interface Words {
  readonly language: Language;
  readonly locale: string;
  readonly languages: string;
  readonly billing: string;
  readonly title: string;
  readonly skip: string;
  readonly signedInAs: (accountId: string) => string;
  readonly signOut: string;
  readonly signIn: string;
  readonly signInLead: string;
  readonly back: string;
  readonly intro: string;
  readonly nothing: string;
  readonly closed: string;
  readonly kind: Readonly<Record<'plan' | 'addOn', string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly action: Readonly<Record<LineAction, string>>;
  readonly renewsAt: (instant: string) => string;
  readonly usableUntil: (instant: string) => string;
  readonly ended: (instant: string) => string;
  readonly running: string;
  readonly endsWithPlan: string;
  readonly managedElsewhere: Readonly<Record<'app-store' | 'play-store' | 'reseller', string>>;
  readonly receiptLink: string;
  readonly account: string;
  readonly accountLead: string;

  readonly cancel: WishWords & {
    readonly stops: string;
    readonly usable: (until: string) => string;
    readonly endsNow: string;
    readonly addOns: string;
    readonly changeMind: string;
    readonly refundDue: (amount: string) => string;
    readonly refundInstead: string;
    readonly noRefund: string;
  };
  readonly reactivate: WishWords & { readonly lead: string; readonly same: string };
  readonly refund: WishWords & {
    readonly youGet: string;
    readonly why: string;
    readonly endsNow: string;
    readonly staysEnded: string;
    readonly actBy: (instant: string) => string;
    readonly agree: (amount: string) => string;
    readonly agreeMissing: string;
  };
  readonly withdraw: WishWords & {
    readonly lead: string;
    readonly contract: (name: string, accountId: string) => string;
    readonly youGet: (amount: string) => string;
    readonly nothingCharged: string;
    readonly endsNow: string;
  };
  readonly close: WishWords & {
    readonly offer: string;
    readonly lead: string;
    readonly final: string;
  };
  readonly sales: {
    readonly title: string;
    readonly lead: (name: string) => string;
    readonly write: string;
    readonly unknown: string;
    readonly mention: (accountId: string, subscriptionId: string) => string;
  };

  readonly why: {
    readonly legend: string;
    readonly none: string;
    readonly codes: Readonly<Record<(typeof REASON_CODES)[number], string>>;
    readonly comment: string;
    readonly hint: string;
    readonly tooLong: string;
  };
  readonly refundReason: (reason: RefundReason, format: Format) => string;

  readonly receipt: {
    readonly title: string;
    readonly lead: string;
    readonly asked: Readonly<Record<CancellationReceipt['asked'], string>>;
    readonly labels: Readonly<
      Record<
        | 'asked'
        | 'account'
        | 'received'
        | 'effective'
        | 'refund'
        | 'reason'
        | 'comment'
        | 'takenBack'
        | 'zone',
        string
      >
    >;
    readonly refund: (amount: string) => string;
    readonly takenBack: string;
    readonly print: string;
  };
  readonly done: { readonly reactivated: (name: string) => string; readonly closed: string };

  readonly refusal: {
    readonly title: string;
    readonly unknownTitle: string;
    readonly by: Readonly<Record<string, TellRefusal>>;
    readonly later: string;
    readonly unknownOutcome: string;
    readonly next: Readonly<Record<'reactivate' | 'quote' | 'cancel' | 'sales' | 'again', string>>;
  };
  readonly oldForm: { readonly title: string; readonly lead: string };
  readonly notFound: { readonly title: string; readonly lead: string };
  readonly failed: { readonly title: string; readonly lead: string };
}
