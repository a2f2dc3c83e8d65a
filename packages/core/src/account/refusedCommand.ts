import * as t from 'io-ts';
import type { Either } from 'fp-ts/lib/Either.js';
import { record } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import { decodeStoredEvent } from '../kernel/eventCodec.ts';
import type { UndecodableEvent } from '../kernel/eventStore.ts';
import { uuidOf } from '../kernel/hash.ts';
import type { EncodedEvent, RecordedEvent, StoredEvent } from '../kernel/recordedEvent.ts';
import { id } from '../values/ids.ts';
import type { AccountId } from '../values/ids.ts';
import { metadataOf } from './envelope.ts';
import { decodeMetadata } from './metadata.ts';
import type { EventMetadata } from './metadata.ts';
import type { EventOrigin } from './envelope.ts';

const refusalFields = {
  accountId: id,
  /** The code of the refusal, its sentence, and the facts that led to it. */
  code: id,
  message: t.string,
  facts: t.UnknownRecord,
  /** The revision of the account's last event when this was decided; -1 when it had none. */
  decidedOn: t.number,
};

const commandRefused = record('CommandRefused', {
  type: t.literal('CommandRefused'),
  data: record('the data of CommandRefused', refusalFields),
});

/** A command that was refused, as the journal keeps it; the command itself is in the metadata. */
export type RefusedCommand = t.TypeOf<typeof commandRefused>;

/** A refusal read back from the journal. */
export type RecordedRefusal = RecordedEvent<RefusedCommand, EventMetadata>;

/** How the events of the journal are read. */
export const journalDefinitions = {
  CommandRefused: { codec: commandRefused, version: 1, upcasts: {} },
} as const;

const STREAM_PREFIX = 'refusals-';

/** The stream in which the refusals of an account are kept. */
export const refusalsStreamOf = (accountId: AccountId): string => `${STREAM_PREFIX}${accountId}`;

/** Whether a stream holds refusals. */
export const isRefusalsStream = (stream: string): boolean => stream.startsWith(STREAM_PREFIX);

/** Reads a refusal back from its stored texts. */
export const decodeRefusal: (stored: StoredEvent) => Either<UndecodableEvent, RecordedRefusal> =
  decodeStoredEvent<RefusedCommand, EventMetadata>(journalDefinitions, decodeMetadata);

/** A refusal as the store takes it, at its place in the journal and with the link of its chain. */
export const encodeRefusal = (
  data: RecordOf<typeof refusalFields>,
  origin: EventOrigin,
  place: bigint,
  previousHash: string | null,
): EncodedEvent => ({
  id: uuidOf(refusalsStreamOf(data.accountId), origin.command.metadata.commandId, String(place)),
  type: 'CommandRefused',
  data: JSON.stringify(data),
  metadata: JSON.stringify(
    metadataOf(origin, journalDefinitions.CommandRefused.version, previousHash),
  ),
});
