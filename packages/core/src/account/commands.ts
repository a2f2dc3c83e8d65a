import { isLeft, left, match } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { constant, identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import {
  decodeWith,
  defaulted,
  faultsOf,
  optional,
  record,
  refined,
  unknownFields,
} from '../kernel/codec.ts';
import type { Fields, InputOf, RecordOf } from '../kernel/codec.ts';
import { spellFaults } from '../kernel/fault.ts';
import type { Fault } from '../kernel/fault.ts';
import { instant } from '../kernel/instant.ts';
import { id } from '../values/ids.ts';
import { money } from '../values/money.ts';
import * as shapes from './shapes.ts';
import { actor, disputeState, reason } from './vocabulary.ts';

const metadataFields = {
  commandId: id,
  actor: defaulted(actor, { kind: 'customer' }),
  correlationId: optional(id),
  causationId: optional(id),
};

const commandMetadata = record('the metadata of a command', metadataFields);

/** Who gives a command, and under which idempotency key. */
export type CommandMetadata = RecordOf<typeof metadataFields>;

const command = <Type extends string, F extends Fields>(type: Type, fields: F) =>
  record(type, {
    type: t.literal(type),
    data: record(`the data of ${type}`, fields),
    metadata: commandMetadata,
  });

/** How every command is read, by its type. The names are public API. */
export const commandCodecs = {
  OpenAccount: command('OpenAccount', shapes.opening),
  StartPlan: command('StartPlan', shapes.planStart),
  StartAddOn: command('StartAddOn', shapes.addOnStart),
  RecordBilling: command('RecordBilling', shapes.invoice),
  RecordPayment: command('RecordPayment', shapes.payment),
  RecordUsage: command('RecordUsage', shapes.use),
  VoidUsage: command('VoidUsage', shapes.voidedUse),
  CancelSubscription: command('CancelSubscription', {
    ...shapes.ofLine,
    reason: optional(reason),
    at: instant,
  }),
  ReactivatePlan: command('ReactivatePlan', { ...shapes.ofLine, at: instant }),
  CancelAddOn: command('CancelAddOn', { ...shapes.ofLine, reason: optional(reason), at: instant }),
  ReactivateAddOn: command('ReactivateAddOn', { ...shapes.ofLine, at: instant }),
  RequestRefund: command('RequestRefund', {
    ...shapes.ofLine,
    refundId: id,
    agreedAmount: money,
    quoteId: optional(id),
    reason: optional(reason),
    at: instant,
  }),
  Withdraw: command('Withdraw', {
    ...shapes.ofLine,
    refundId: id,
    submittedAt: instant,
    at: instant,
  }),
  RecordRefundSettled: command('RecordRefundSettled', shapes.settlement),
  RecordRefundFailed: command('RecordRefundFailed', shapes.refundFailure),
  RecordRefundReversed: command('RecordRefundReversed', shapes.refundReversal),
  RecordDispute: command('RecordDispute', { ...shapes.dispute, state: disputeState }),
  EndDueSubscriptions: command('EndDueSubscriptions', { ...shapes.ofAccount, at: instant }),
  CloseAccount: command('CloseAccount', shapes.closing),
} as const;

export type CommandType = keyof typeof commandCodecs;

type CommandOf<Type extends CommandType> = {
  [Each in Type]: t.TypeOf<(typeof commandCodecs)[Each]>;
}[Type];

/** A decoded command of the account, or of some of its types. */
export type Command<Type extends CommandType = CommandType> = CommandOf<Type>;

/** The data of one type of command. */
export type DataOf<Type extends CommandType> = Command<Type>['data'];

/** The data of one type of command as its author writes it, before it is decoded. */
export type DataInputOf<Type extends CommandType> = InputOf<
  (typeof commandCodecs)[Type]['fields']['data']['fields']
>;

/** The metadata of a command as its author writes it. */
export type CommandMetadataInput = InputOf<typeof metadataFields>;

/** What undecodable input gets: one entry a fault, never a value that could be personal. */
export interface InvalidCommand {
  readonly code: 'InvalidCommand';
  readonly message: string;
  readonly facts: { readonly faults: readonly Fault[] };
}

const invalid = (faults: readonly Fault[]): InvalidCommand => ({
  code: 'InvalidCommand',
  message: `The command cannot be read: ${spellFaults(faults)}.`,
  facts: { faults },
});

/** Whether a word is the type of a command. */
export const isCommandType = (type: unknown): type is CommandType =>
  typeof type === 'string' && Object.hasOwn(commandCodecs, type);

const anyCommand = record('a command { type, data, metadata }', {
  type: refined('the type of a command', isCommandType),
  data: t.UnknownRecord,
  metadata: commandMetadata,
});

/** Reads a command from any input, or answers every fault in it by path. */
export const decodeCommand = (input: unknown): Either<InvalidCommand, Command> => {
  const type = typeOf(input);
  if (type === undefined) return left(invalid(faultsOfUnknown(input)));
  const codec = commandCodecs[type];
  const decoded = codec.decode(input);
  const surplus = unknownFields(codec, input);
  if (isLeft(decoded)) return left(invalid([...faultsOf(decoded.left), ...surplus]));
  return surplus.length > 0 ? left(invalid(surplus)) : decoded;
};

const faultsOfUnknown = (input: unknown): readonly Fault[] =>
  match(identity<readonly Fault[]>, constant<readonly Fault[]>([]))(decodeWith(anyCommand, input));

const typeOf = (input: unknown): CommandType | undefined => {
  const type: unknown =
    typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return isCommandType(type) ? type : undefined;
};
