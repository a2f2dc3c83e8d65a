import type * as t from 'io-ts';
import type { Either } from 'fp-ts/lib/Either.js';
import { decodeStoredEvent } from '../kernel/eventCodec.ts';
import type { EventDefinition } from '../kernel/eventCodec.ts';
import type { UndecodableEvent } from '../kernel/eventStore.ts';
import { sha256Of, uuidOf } from '../kernel/hash.ts';
import type { EncodedEvent, RecordedEvent, StoredEvent } from '../kernel/recordedEvent.ts';
import type { Policies } from '../policies/policies.ts';
import type { AccountId } from '../values/ids.ts';
import type { Command, CommandMetadata } from './commands.ts';
import { eventCodecs } from './events.ts';
import type { Event, EventType } from './events.ts';
import { decodeMetadata } from './metadata.ts';
import type { EventMetadata } from './metadata.ts';

/** The version of this library, recorded with every decision it makes. */
export const LIBRARY_VERSION = '0.1.0';

/** An event of an account as it was recorded. */
export type RecordedAccountEvent = RecordedEvent<Event, EventMetadata>;

const firstVersion = <Of extends Event>(codec: t.Decoder<unknown, Of>): EventDefinition<Of> => ({
  codec,
  version: 1,
  upcasts: {},
});

/** How every version of every event is read. Older versions are lifted, never rewritten. */
export const eventDefinitions: Readonly<Record<EventType, EventDefinition<Event>>> = {
  AccountOpened: firstVersion(eventCodecs.AccountOpened),
  PlanStarted: firstVersion(eventCodecs.PlanStarted),
  AddOnStarted: firstVersion(eventCodecs.AddOnStarted),
  AccountBilled: firstVersion(eventCodecs.AccountBilled),
  ChargedAfterCancellation: firstVersion(eventCodecs.ChargedAfterCancellation),
  PaymentRecorded: firstVersion(eventCodecs.PaymentRecorded),
  UsageRecorded: firstVersion(eventCodecs.UsageRecorded),
  UsageVoided: firstVersion(eventCodecs.UsageVoided),
  SubscriptionCancelled: firstVersion(eventCodecs.SubscriptionCancelled),
  PlanReactivated: firstVersion(eventCodecs.PlanReactivated),
  AddOnCancelled: firstVersion(eventCodecs.AddOnCancelled),
  AddOnReactivated: firstVersion(eventCodecs.AddOnReactivated),
  RefundRequested: firstVersion(eventCodecs.RefundRequested),
  ContractWithdrawn: firstVersion(eventCodecs.ContractWithdrawn),
  RefundSettled: firstVersion(eventCodecs.RefundSettled),
  RefundFailed: firstVersion(eventCodecs.RefundFailed),
  RefundReversed: firstVersion(eventCodecs.RefundReversed),
  DisputeOpened: firstVersion(eventCodecs.DisputeOpened),
  DisputeClosed: firstVersion(eventCodecs.DisputeClosed),
  SubscriptionEnded: firstVersion(eventCodecs.SubscriptionEnded),
  AccountClosed: firstVersion(eventCodecs.AccountClosed),
};

const STREAM_PREFIX = 'account-';

/** The stream of an account: one account is one consistency boundary. */
export const streamOf = (accountId: AccountId): string => `${STREAM_PREFIX}${accountId}`;

/** Whether a stream is that of an account. */
export const isAccountStream = (stream: string): boolean => stream.startsWith(STREAM_PREFIX);

/** Reads an event of an account back from its stored texts. */
export const decodeAccountEvent: (
  stored: StoredEvent,
) => Either<UndecodableEvent, RecordedAccountEvent> = decodeStoredEvent(
  eventDefinitions,
  decodeMetadata,
);

/** The hash that the next event of a stream carries of this one: over its texts as they are kept. */
export const hashOf = ({ id: eventId, type, data, metadata }: EncodedEvent): string =>
  sha256Of(JSON.stringify([eventId, type, data, metadata]));

/** Where events come from: the command, who gave it, and the policies that decided it. */
export interface EventOrigin {
  readonly stream: string;
  readonly command: {
    readonly type: string;
    readonly data: unknown;
    readonly metadata: CommandMetadata;
  };
  readonly policies: Policies;
}

/** The origin of what a command came to. */
export const originOf = (command: Command, policies: Policies): EventOrigin => ({
  stream: streamOf(command.data.accountId),
  command,
  policies,
});

/** What stands with an event of this origin. */
export const metadataOf = (
  { command, policies }: EventOrigin,
  schemaVersion: number,
  previousHash: string | null,
): EventMetadata => {
  const { commandId, actor: givenBy, correlationId, causationId } = command.metadata;
  return {
    schemaVersion,
    previousHash,
    commandId,
    commandType: command.type,
    command: { ...command },
    actor: givenBy,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(causationId === undefined ? {} : { causationId }),
    decidedBy: { library: LIBRARY_VERSION, policies },
  };
};

/**
 * The events of a decision as the store takes them. Their ids follow from the command and the
 * place of each, so that deciding again gives the same events, and each carries the hash of the
 * one before it.
 */
export const encodeEvents = (
  events: readonly Event[],
  origin: EventOrigin,
  previousHash: string | null,
): readonly EncodedEvent[] => {
  const { stream, command } = origin;
  let hash = previousHash;
  return events.map(({ type, data }, place) => {
    const metadata = metadataOf(origin, eventDefinitions[type].version, hash);
    const encoded: EncodedEvent = {
      id: uuidOf(stream, command.metadata.commandId, String(place)),
      type,
      data: JSON.stringify(data),
      metadata: JSON.stringify(metadata),
    };
    if (place < events.length - 1) hash = hashOf(encoded);
    return encoded;
  });
};
