import type { Policies } from '../policies/policies.ts';
import type { Command } from './commands.ts';
import {
  cancelAddOn,
  cancelSubscription,
  reactivateAddOn,
  reactivatePlan,
} from './decide/cancelling.ts';
import { closeAccount, endDueSubscriptions } from './decide/ending.ts';
import { openAccount, startAddOn, startPlan } from './decide/opening.ts';
import type { Outcome } from './decide/outcome.ts';
import {
  recordBilling,
  recordDispute,
  recordPayment,
  recordUsage,
  voidUsage,
} from './decide/recording.ts';
import { requestRefund } from './decide/refunding.ts';
import {
  recordRefundFailed,
  recordRefundReversed,
  recordRefundSettled,
} from './decide/settling.ts';
import { withdraw } from './decide/withdrawing.ts';
import type { Account } from './state.ts';

/** How a command is decided. */
export type Decide = (command: Command, account: Account, policies: Policies) => Outcome;

/**
 * Answers a command on an account under a firm's policies: a rejection with its facts, no event
 * when it is already so, or what happened. It reads no clock and does nothing else.
 */
export const decide: Decide = (command, account, policies) => {
  switch (command.type) {
    case 'OpenAccount':
      return openAccount(command, account, policies);
    case 'StartPlan':
      return startPlan(command, account, policies);
    case 'StartAddOn':
      return startAddOn(command, account, policies);
    case 'RecordBilling':
      return recordBilling(command, account, policies);
    case 'RecordPayment':
      return recordPayment(command, account, policies);
    case 'RecordUsage':
      return recordUsage(command, account, policies);
    case 'VoidUsage':
      return voidUsage(command, account, policies);
    case 'CancelSubscription':
      return cancelSubscription(command, account, policies);
    case 'ReactivatePlan':
      return reactivatePlan(command, account, policies);
    case 'CancelAddOn':
      return cancelAddOn(command, account, policies);
    case 'ReactivateAddOn':
      return reactivateAddOn(command, account, policies);
    case 'RequestRefund':
      return requestRefund(command, account, policies);
    case 'Withdraw':
      return withdraw(command, account, policies);
    case 'RecordRefundSettled':
      return recordRefundSettled(command, account, policies);
    case 'RecordRefundFailed':
      return recordRefundFailed(command, account, policies);
    case 'RecordRefundReversed':
      return recordRefundReversed(command, account, policies);
    case 'RecordDispute':
      return recordDispute(command, account, policies);
    case 'EndDueSubscriptions':
      return endDueSubscriptions(command, account, policies);
    case 'CloseAccount':
      return closeAccount(command, account, policies);
  }
};
