import type { Instant } from '../kernel/instant.ts';
import type { InvoiceId } from '../values/ids.ts';
import type { Account, Dispute } from './state.ts';
import type { DisputeState } from './vocabulary.ts';

/** On equal instants the later of these is the one in force. */
const BY_FINALITY: readonly DisputeState[] = ['opened', 'won', 'lost'];

const inForce = ({ reported }: Dispute): DisputeState | null => {
  let latest: { state: DisputeState; at: Instant } | null = null;
  for (const state of BY_FINALITY) {
    const at = reported.get(state);
    if (at !== undefined && (latest === null || at >= latest.at)) latest = { state, at };
  }
  return latest?.state ?? null;
};

/** Whether a dispute of an invoice is open or lost, in whatever order its news came. */
export const isDisputed = (account: Account, invoiceId: InvoiceId): boolean =>
  [...account.disputes.values()].some(
    (dispute) => dispute.invoiceId === invoiceId && inForce(dispute) !== 'won',
  );
