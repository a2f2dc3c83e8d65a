import type {
  CancellationCause,
  CommandType,
  Event,
  EventDataOf,
  Instant,
  Money,
  Reason,
  RecordedAccountEvent,
  RefundId,
} from '@disdetta/core';
import { eventsAsOf } from './asOf.ts';
import { receiptQuestion } from './question.ts';
import type { QuestionCodec, ReceiptQuestion } from './question.ts';

/** Decodes the data of `cancellationReceipt`: `{ accountId, subscriptionId, at?, knownAt? }`. */
export const cancellationReceiptQuestion: QuestionCodec<ReceiptQuestion> =
  receiptQuestion('cancellationReceipt');

/** The confirmation of a cancellation that a customer may keep. */
export interface CancellationReceipt {
  readonly accountId: string;
  readonly subscriptionId: string;
  /** The command that was given. */
  readonly asked: Extract<
    CommandType,
    'CancelSubscription' | 'CancelAddOn' | 'RequestRefund' | 'Withdraw'
  >;
  readonly reason: Reason | null;
  readonly receivedAt: Instant;
  readonly effectiveAt: Instant;
  readonly cause: CancellationCause;
  /** What was promised back together with it; null where nothing was. */
  readonly refund: { readonly refundId: RefundId; readonly amount: Money } | null;
  /** When the customer took it back by reactivating; null while it stands. */
  readonly takenBackAt: Instant | null;
}

/** The receipt so far, and what was promised back since. */
interface Issuing {
  readonly receipt: CancellationReceipt | null;
  readonly refund: EventDataOf<'RefundRequested'> | null;
}

/**
 * Answers what was asked when a line was last cancelled, when that was received and when it takes
 * effect (R4, R5); null for a line that was never cancelled by itself.
 */
export const cancellationReceipt = (
  history: readonly RecordedAccountEvent[],
  question: ReceiptQuestion,
): CancellationReceipt | null =>
  eventsAsOf(history, question)
    .filter(
      ({ data }) => 'subscriptionId' in data && data.subscriptionId === question.subscriptionId,
    )
    .reduce<Issuing>(renew, { receipt: null, refund: null }).receipt;

const renew = (issuing: Issuing, { type, data }: Event): Issuing => {
  const { receipt } = issuing;
  switch (type) {
    case 'RefundRequested':
      return { receipt, refund: data };
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      return { receipt: issue(type, data, issuing), refund: null };
    case 'PlanReactivated':
    case 'AddOnReactivated':
      return receipt === null
        ? issuing
        : { ...issuing, receipt: { ...receipt, takenBackAt: data.reactivatedAt } };
    default:
      return issuing;
  }
};

type CancellationType = 'SubscriptionCancelled' | 'AddOnCancelled';

const issue = (
  type: CancellationType,
  data: EventDataOf<CancellationType>,
  { receipt: previous, refund }: Issuing,
): CancellationReceipt => {
  const { accountId, subscriptionId, cause, cancelledAt, effectiveAt } = data;
  // Who asks for a refund of a cancelled line need not say again why it was cancelled.
  const standing = previous?.takenBackAt === null ? previous.reason : null;
  return {
    accountId,
    subscriptionId,
    asked: askedBy(type, cause),
    reason: data.reason ?? standing,
    receivedAt: cancelledAt,
    effectiveAt,
    cause,
    refund: refundAt(cancelledAt, refund),
    takenBackAt: null,
  };
};

const askedBy = (
  type: CancellationType,
  cause: CancellationCause,
): CancellationReceipt['asked'] => {
  switch (cause) {
    case 'customer':
      return type === 'SubscriptionCancelled' ? 'CancelSubscription' : 'CancelAddOn';
    case 'refunded':
      return 'RequestRefund';
    case 'withdrawn':
      return 'Withdraw';
  }
};

/** The refund with which a line ended: of that very instant, since both are one decision. */
const refundAt = (
  cancelledAt: Instant,
  refund: Issuing['refund'],
): CancellationReceipt['refund'] =>
  refund?.requestedAt === cancelledAt ? { refundId: refund.refundId, amount: refund.amount } : null;
