import type {
  AccountId,
  Fold,
  Instant,
  InvoiceId,
  RecordedAccountEvent,
  UsageId,
} from '@disdetta/core';
import { happenedAt } from '../asOf.ts';
import { isWithin } from '../question.ts';
import type { Stretch } from '../question.ts';
import { viewOf } from '../view.ts';
import { placeOf } from './exception.ts';
import type { EventPlace, Exception, Watch } from './exception.ts';

/** A fact that names another one by its id. */
export interface Reference {
  readonly accountId: AccountId;
  /** What is named, and by which id. */
  readonly kind: 'invoice' | 'usage';
  readonly id: string;
  /** What names it. */
  readonly namedBy: Readonly<Record<string, string>>;
  readonly at: Instant;
  readonly event: EventPlace;
}

/** What an account knows, and what it was told about things that it did not know by then. */
export interface UnknownReferenceState {
  readonly invoices: ReadonlyMap<InvoiceId, Instant>;
  readonly uses: ReadonlyMap<UsageId, Instant>;
  /** By what names them: one exception a payment, a dispute, a void. */
  readonly references: ReadonlyMap<string, Reference>;
}

const fold: Fold<UnknownReferenceState, RecordedAccountEvent> = {
  empty: () => ({ invoices: new Map(), uses: new Map(), references: new Map() }),
  change: ({ invoices, uses, references }, event) => {
    const note = (
      kind: Reference['kind'],
      id: string,
      namedBy: Reference['namedBy'],
      known: Instant | undefined,
    ): void => {
      const at = happenedAt(event);
      const key = JSON.stringify([kind, namedBy]);
      // What was there before it was named is no exception at any time.
      if ((known !== undefined && known <= at) || references.has(key)) return;
      const { accountId } = event.data;
      references.set(key, { accountId, kind, id, namedBy, at, event: placeOf(event) });
    };
    switch (event.type) {
      case 'AccountBilled':
        invoices.set(event.data.invoiceId, event.data.billedAt);
        return;
      case 'UsageRecorded':
        uses.set(event.data.usageId, event.data.usedAt);
        return;
      case 'PaymentRecorded': {
        const { invoiceId, paymentId } = event.data;
        note('invoice', invoiceId, { paymentId }, invoices.get(invoiceId));
        return;
      }
      case 'DisputeOpened':
      case 'DisputeClosed': {
        const { invoiceId, disputeId } = event.data;
        note('invoice', invoiceId, { disputeId }, invoices.get(invoiceId));
        return;
      }
      case 'UsageVoided': {
        const { usageId } = event.data;
        note('usage', usageId, { usageId }, uses.get(usageId));
        return;
      }
      default:
        return;
    }
  },
};

const answer = (
  { invoices, uses, references }: UnknownReferenceState,
  stretch: Stretch,
): readonly Exception[] =>
  [...references.values()]
    .filter(({ at }) => isWithin(at, stretch))
    .filter(({ kind, id }) => {
      const known = kind === 'invoice' ? invoices.get(id) : uses.get(id);
      return known === undefined || known >= stretch.to;
    })
    .map(unknownReference);

const unknownReference = ({ accountId, kind, id, namedBy, at, event }: Reference): Exception => ({
  code: 'UnknownReference',
  accountId,
  at,
  evidence: { kind, id, namedBy, events: [event] },
});

/**
 * Looks out for payments and disputes of an invoice, and voids of a use, that nobody has told by
 * the end of the stretch of time. They arise when the payment, dispute or void happens.
 */
export const unknownReferenceWatch: Watch<UnknownReferenceState> = viewOf(fold, answer);
