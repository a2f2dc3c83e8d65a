import type { PolicyReference, RefundReason } from '@disdetta/core';

/** How an explanation is said in one language; all that is put into it is spelt already. */
export interface ExplainWords {
  readonly happened: (when: string, what: string) => string;
  readonly used: (uses: string, first: string, last: string) => string;
  readonly due: (refundId: string, amount: string, policy: string, when: string) => string;
  /** Why a policy that says yes does so; '' for one that nobody has words for. */
  readonly dueBecause: Readonly<Record<string, string>>;
  /** Why money is due once more: that of earlier refunds did not arrive, or came back. */
  readonly owedAgain: (refundIds: string) => string;
  readonly nothingCharged: (when: string) => string;
  readonly refused: (refundId: string, code: string, when: string) => string;
  readonly refusedUnder: (policy: string) => string;
  readonly otherAmountDue: (agreed: string, due: string) => string;
  readonly policy: (policy: PolicyReference) => string;
  readonly reason: (reason: RefundReason, spell: (at: string) => string) => string;
  readonly known: (events: string, through: string) => string;
  readonly nothingKnown: string;
  readonly late: (recorded: string, happened: string) => string;
  readonly nothingLate: string;
  readonly nowTheSame: string;
  readonly nowDue: (amount: string) => string;
  readonly nowRefused: (codes: string) => string;
}
