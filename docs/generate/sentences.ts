import type { CommandType, EventType, RejectionCode } from '@disdetta/core';
import type { QueryName } from '@disdetta/projections';

/** What each event says, in a sentence. */
export const eventSentences: Readonly<Record<EventType, string>> = {
  AccountOpened: 'An account was opened. It is the first event of its stream.',
  PlanStarted: 'A plan was started on an account. Nothing is charged by this.',
  AddOnStarted: 'An add-on was started that hangs on a plan and ends with it at the latest.',
  AccountBilled: 'An invoice charged one or more lines, each for a period.',
  ChargedAfterCancellation:
    'The invoice recorded just before charged a cancelled line for a period after its end. The charge is refundable once, and gives no access.',
  PaymentRecorded: 'Money of an invoice was captured.',
  UsageRecorded: 'The account was used, at `usedAt`. When the record arrived does not matter.',
  UsageVoided: 'A use does not count: it never happened. It may arrive before the use itself.',
  SubscriptionCancelled:
    'A plan does not renew any more. There is access until `effectiveAt`, and none from that instant on.',
  PlanReactivated: 'The cancellation of a plan was taken back before its end.',
  AddOnCancelled:
    'An add-on does not renew any more. There is access until `effectiveAt`, and none from that instant on.',
  AddOnReactivated: 'The cancellation of an add-on was taken back before its end.',
  RefundRequested:
    'A refund was promised, with the amount agreed, the invoice lines it gives back, the policy that decided and its evidence. The money has not moved yet.',
  ContractWithdrawn:
    'The customer withdrew from the contract. The acknowledgement is due at `dueBy`.',
  RefundSettled: 'Money of a refund, all of it or a part, reached the customer.',
  RefundFailed: 'Money of a refund did not go through, and is owed again.',
  RefundReversed: 'Money of a refund came back after it was settled, and is owed again.',
  DisputeOpened: 'The customer disputes an invoice with their bank.',
  DisputeClosed: 'A dispute was won or lost.',
  SubscriptionEnded:
    'A line has ended, put on record. It had ended at that instant without this event, too.',
  AccountClosed: 'The account was closed. Facts that arrive late are still recorded on it.',
};

/** What each command asks for, in a sentence. */
export const commandSentences: Readonly<Record<CommandType, string>> = {
  OpenAccount: 'Opens an account. One that is open already stays as it is, without an event.',
  StartPlan: 'Starts a plan on an account.',
  StartAddOn: 'Starts an add-on that hangs on a plan.',
  RecordBilling:
    'Puts on record that an invoice charged lines for periods. A fact: it is never refused for being late.',
  RecordPayment: 'Puts on record that money of an invoice was captured.',
  RecordUsage: 'Puts on record that the account was used, at whatever instant that was.',
  VoidUsage: 'Puts on record that a use does not count.',
  CancelSubscription: 'Stops the renewal of a plan. Access stays until the paid period ends.',
  ReactivatePlan: 'Takes the cancellation of a plan back, before its end.',
  CancelAddOn: 'Stops the renewal of one add-on. Access stays until its paid period ends.',
  ReactivateAddOn: 'Takes the cancellation of an add-on back, before its end.',
  RequestRefund:
    'Cancels a line and promises the agreed amount back, both or neither. The line ends at `at`.',
  Withdraw:
    'Withdraws from the contract of a line that has a `withdrawalUntil`, judged by `submittedAt`.',
  RecordRefundSettled:
    'Puts on record that money of a refund arrived. Without `amount` it is all that is left.',
  RecordRefundFailed: 'Puts on record that money of a refund did not go through.',
  RecordRefundReversed: 'Puts on record that settled money of a refund came back.',
  RecordDispute: 'Puts on record that a dispute of an invoice was opened, won or lost.',
  EndDueSubscriptions:
    'Puts on record which lines have ended by `at`. Answers are right without it.',
  CloseAccount: 'Closes an account on which nothing paid runs and nothing is owed.',
};

/** What whoever meets a refusal can do. */
export const advice: Readonly<Record<RejectionCode, string>> = {
  AccountNotFound: 'Give `OpenAccount` first, or look for a mistake in the `accountId`.',
  AccountClosed: 'Nothing can be started on a closed account. Open an account under another id.',
  SubscriptionAlreadyExists: 'Ids of lines are used once an account. Choose a new one.',
  SubscriptionNotFound:
    'Look for a mistake in the `subscriptionId`. On an account without lines, offer to close it.',
  NotAPlan: 'Give `CancelAddOn` or `ReactivateAddOn` for an add-on.',
  NotAnAddOn: 'Give `CancelSubscription` or `ReactivatePlan` for a plan.',
  ContactSales:
    'Show whom to contact (`salesContact`, when it is known). The command is carried out for an actor of kind `sales`.',
  ManagedElsewhere:
    'Send the customer to the shop in `channel`. What the shop reports is given by an actor of kind `system`.',
  SubscriptionEnded: 'Nothing is left to change. A new plan can be started under a new id.',
  AlreadyCancelled:
    'Nothing to do: tell the customer until when they have access (`effectiveAt`). They may reactivate.',
  NotCancelled: 'Nothing to do: the line renews.',
  AddOnsActive:
    'Cancel the add-ons in `subscriptionIds` first. Only under the policy `addOns: cancel-first`.',
  ReasonRequired: 'Ask for a reason. Only under the policy `reason: required`.',
  InvoiceConflict:
    'Invoices are not rewritten. Find out which of the two is true; a corrected one gets a new id.',
  InvalidPeriod: 'Mend the invoice where it comes from: a period must end after it starts.',
  PaymentConflict: 'Find out which of the two is true; another payment gets its own id.',
  RefundNotEligible:
    'Show the reasons in `because`, and offer to cancel without a refund: `CancelSubscription` is not refused for them.',
  RefundAmountMismatch:
    'Ask `refundEligibility` again, show the amount due, and let the customer agree to that.',
  QuoteSuperseded: 'Ask `refundEligibility` again and show the new quote. Nothing was cancelled.',
  RefundAlreadyRequested:
    'Ids of refunds are used once an account. Choose a new one for a new refund.',
  WithdrawalPeriodOver: 'The right has expired. Offer to cancel.',
  NoWithdrawalRight: 'The line was started without `withdrawalUntil`. Offer to cancel.',
  RefundNotFound: 'Look for a mistake in the `refundId`, and whether it is of this account.',
  RefundAlreadySettled:
    'Most often the same report of the provider came twice: nothing to do. If not, the provider paid more than was asked for: a person should look.',
  RefundNotSettled: 'Record the settlement first; its report may still be on its way.',
  PaidSubscriptionActive:
    'Cancel the lines in `subscriptionIds`, and close the account once they have ended.',
  RefundPending: 'Wait until the refunds in `refundIds` are settled, then close the account.',
};

/** What each query answers, in a sentence. */
export const querySentences: Readonly<Record<QueryName, string>> = {
  planStatus:
    'The status of a line, whether it renews, whether there is access and until when. The answer is `null` for a line that was not started by then.',
  refundEligibility:
    'Whether a refund is due now, how much, and until when that holds; else every reason why not. `quoteId` goes into `RequestRefund`, so that what the customer saw is what they get.',
  usageSinceLastBilling: 'How often the account was used since a line was last billed, and when.',
  currentPlans:
    'Every line of an account with the actions that would be accepted now: the buttons of the page.',
  cancellationReceipt:
    'What was asked, when it was received and when it takes effect: a confirmation to keep.',
  refundsLedger:
    'Refunds of all accounts: requested, settled, failed, reversed and owed, by currency.',
  cancellationReasons: 'How often customers gave which reason.',
  exceptions: 'What a person should look at, each with its evidence.',
};
