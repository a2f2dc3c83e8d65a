import { commandCodecs } from '@disdetta/core';
import type { CommandType } from '@disdetta/core';
import type { Role } from '../authentication/principal.ts';

/** A command as an operation over HTTP. */
export interface CommandOperation {
  readonly type: CommandType;
  /** As Fastify writes it: `/accounts/:accountId/cancel-subscription`. */
  readonly path: string;
  readonly roles: readonly Role[];
  readonly summary: string;
}

const BOTH: readonly Role[] = ['owner', 'billing-admin'];
const BILLING: readonly Role[] = ['billing-admin'];

/** Who may give which command, and what it does. */
const COMMANDS: Readonly<Record<CommandType, readonly [readonly Role[], string]>> = {
  OpenAccount: [BILLING, 'Opens an account'],
  StartPlan: [BILLING, 'Starts a plan'],
  StartAddOn: [BILLING, 'Starts an add-on of a plan'],
  RecordBilling: [BILLING, 'Takes note of an invoice'],
  RecordPayment: [BILLING, 'Takes note of a payment'],
  RecordUsage: [BILLING, 'Takes note of a use'],
  VoidUsage: [BILLING, 'Takes note that a use did not happen'],
  CancelSubscription: [BOTH, 'Cancels a plan; it can be used until its paid period ends'],
  ReactivatePlan: [BOTH, 'Takes the cancellation of a plan back'],
  CancelAddOn: [BOTH, 'Cancels one add-on'],
  ReactivateAddOn: [BOTH, 'Takes the cancellation of an add-on back'],
  RequestRefund: [BOTH, 'Cancels and refunds the amount that was agreed to'],
  Withdraw: [BOTH, 'Withdraws from the contract of a plan or an add-on'],
  RecordRefundSettled: [BILLING, 'Takes note that money of a refund arrived'],
  RecordRefundFailed: [BILLING, 'Takes note that money of a refund did not go through'],
  RecordRefundReversed: [BILLING, 'Takes note that money of a refund came back'],
  RecordDispute: [BILLING, 'Takes note of a dispute of an invoice'],
  EndDueSubscriptions: [BILLING, 'Puts on record which lines have ended'],
  CloseAccount: [BOTH, 'Closes an account that has nothing paid left'],
};

const kebab = (name: string): string => name.replace(/\B[A-Z]/g, '-$&').toLowerCase();

const isCommand = (type: string): type is CommandType => Object.hasOwn(commandCodecs, type);

/** Every command of the engine, each at an address of its own. */
export const commandOperations: readonly CommandOperation[] = Object.keys(COMMANDS)
  .filter(isCommand)
  .map((type) => {
    const [roles, summary] = COMMANDS[type];
    return { type, path: `/accounts/:accountId/${kebab(type)}`, roles, summary };
  });
