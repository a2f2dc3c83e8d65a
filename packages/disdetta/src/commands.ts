import type { CommandMetadataInput, CommandType, DataInputOf } from '@disdetta/core';

/** The data of a command; `at`, when it is left out, is the time of the clock. */
export type CommandData<Type extends CommandType> =
  DataInputOf<Type> extends { readonly at: string }
    ? Omit<DataInputOf<Type>, 'at'> & { readonly at?: string }
    : DataInputOf<Type>;

/** Who gives a command, and its idempotency key: the same key again answers the same. */
export type CommandOptions = CommandMetadataInput;

/** How one command is given. */
export type CommandMethod<Type extends CommandType, Outcome, Options = CommandOptions> = (
  data: CommandData<Type>,
  options: Options,
) => Outcome;

/** One method a command, in the words of the page and of the billing system behind it. */
export interface Commands<Outcome, Options = CommandOptions> {
  /** Opens an account; an open one stays as it is. */
  readonly openAccount: CommandMethod<'OpenAccount', Outcome, Options>;
  /** Starts a plan on an account. */
  readonly startPlan: CommandMethod<'StartPlan', Outcome, Options>;
  /** Starts an add-on that hangs on a plan. */
  readonly startAddOn: CommandMethod<'StartAddOn', Outcome, Options>;
  /** Takes note of an invoice: what it charges, and for which periods. */
  readonly recordBilling: CommandMethod<'RecordBilling', Outcome, Options>;
  /** Takes note of money received for an invoice, in minor units. */
  readonly recordPayment: CommandMethod<'RecordPayment', Outcome, Options>;
  /** Takes note that the account was used; late ones are welcome. */
  readonly recordUsage: CommandMethod<'RecordUsage', Outcome, Options>;
  /** Takes a use back that did not count. */
  readonly voidUsage: CommandMethod<'VoidUsage', Outcome, Options>;
  /** Stops the renewal of a plan; access stays until its paid period ends. */
  readonly cancelSubscription: CommandMethod<'CancelSubscription', Outcome, Options>;
  /** Takes the cancellation of a plan back, before that end. */
  readonly reactivatePlan: CommandMethod<'ReactivatePlan', Outcome, Options>;
  /** Stops the renewal of one add-on. */
  readonly cancelAddOn: CommandMethod<'CancelAddOn', Outcome, Options>;
  /** Takes the cancellation of an add-on back. */
  readonly reactivateAddOn: CommandMethod<'ReactivateAddOn', Outcome, Options>;
  /** Cancels and gives the agreed amount back, in one step or not at all. */
  readonly requestRefund: CommandMethod<'RequestRefund', Outcome, Options>;
  /** Withdraws from the contract, as long as the law lets a customer. */
  readonly withdraw: CommandMethod<'Withdraw', Outcome, Options>;
  /** Takes note that money of a refund arrived. */
  readonly recordRefundSettled: CommandMethod<'RecordRefundSettled', Outcome, Options>;
  /** Takes note that money of a refund did not go through: it is owed again. */
  readonly recordRefundFailed: CommandMethod<'RecordRefundFailed', Outcome, Options>;
  /** Takes note that money of a refund came back: it is owed again. */
  readonly recordRefundReversed: CommandMethod<'RecordRefundReversed', Outcome, Options>;
  /** Takes note of a dispute of an invoice. */
  readonly recordDispute: CommandMethod<'RecordDispute', Outcome, Options>;
  /** Puts on record which lines have ended. */
  readonly endDueSubscriptions: CommandMethod<'EndDueSubscriptions', Outcome, Options>;
  /** Closes an account that has nothing paid left. */
  readonly closeAccount: CommandMethod<'CloseAccount', Outcome, Options>;
}

/** One method a command again, which needs no idempotency key since nothing is written. */
export type Previews<Outcome> = {
  readonly [Type in CommandType as Uncapitalize<Type>]: (
    data: CommandData<Type>,
    options?: Partial<CommandOptions>,
  ) => Outcome;
};

/** The methods of all commands, from how a command of any type is given. */
export const commandsFrom = <Outcome, Options>(
  method: <Type extends CommandType>(type: Type) => CommandMethod<Type, Outcome, Options>,
): Commands<Outcome, Options> => ({
  openAccount: method('OpenAccount'),
  startPlan: method('StartPlan'),
  startAddOn: method('StartAddOn'),
  recordBilling: method('RecordBilling'),
  recordPayment: method('RecordPayment'),
  recordUsage: method('RecordUsage'),
  voidUsage: method('VoidUsage'),
  cancelSubscription: method('CancelSubscription'),
  reactivatePlan: method('ReactivatePlan'),
  cancelAddOn: method('CancelAddOn'),
  reactivateAddOn: method('ReactivateAddOn'),
  requestRefund: method('RequestRefund'),
  withdraw: method('Withdraw'),
  recordRefundSettled: method('RecordRefundSettled'),
  recordRefundFailed: method('RecordRefundFailed'),
  recordRefundReversed: method('RecordRefundReversed'),
  recordDispute: method('RecordDispute'),
  endDueSubscriptions: method('EndDueSubscriptions'),
  closeAccount: method('CloseAccount'),
});
