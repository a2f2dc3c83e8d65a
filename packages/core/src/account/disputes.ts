import type { DisputeId, InvoiceId } from '../values/ids.ts';
import type { Account, Dispute } from './state.ts';

/**
 * What a dispute is kept under. One that names two invoices is two disputes: whichever news comes
 * first, none of it is lost.
 */
export const disputeKey = ({
  disputeId,
  invoiceId,
}: {
  readonly disputeId: DisputeId;
  readonly invoiceId: InvoiceId;
}): string => JSON.stringify([disputeId, invoiceId]);

/** Whether winning is the last that was heard of a dispute; a loss at that instant weighs more. */
const isWon = ({ reported }: Dispute): boolean => {
  const won = reported.get('won');
  const opened = reported.get('opened');
  const lost = reported.get('lost');
  if (won === undefined) return false;
  return (opened === undefined || opened <= won) && (lost === undefined || lost < won);
};

/** Whether a dispute of an invoice is open or lost, in whatever order its news came. */
export const isDisputed = (account: Account, invoiceId: InvoiceId): boolean =>
  [...account.disputes.values()].some(
    (dispute) => dispute.invoiceId === invoiceId && !isWon(dispute),
  );
