import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { EncodedEvent, StoredEvent } from '@disdetta/core';
import { GREATEST_INT64 } from '../protocol/positions.ts';
import type { LoggedRecord, NewRecord } from './nodeLog.ts';
import { streamOf } from './streamNames.ts';

/** What the store keeps of a record beside its type and data. */
interface Envelope {
  /** The client's id: a stream may hold it twice, which the store would not allow. */
  readonly id: string;
  readonly json: boolean;
  readonly metadata?: string;
  /** Which of the texts are base64, since they were no UTF-8. */
  readonly base64?: readonly ('data' | 'metadata')[];
  readonly tombstone?: true;
}

/** A record as the store takes it, under an id of its own. */
export const storedFormOf = (record: NewRecord, isTombstone = false): EncodedEvent => {
  const base64 = (['data', 'metadata'] as const).filter((part) => !isUtf8(record[part]));
  const envelope: Envelope = {
    id: record.id,
    json: record.isJson,
    ...(record.metadata.length > 0 && { metadata: textOf(record.metadata) }),
    ...(base64.length > 0 && { base64 }),
    ...(isTombstone && { tombstone: true }),
  };
  return {
    id: randomUUID(),
    type: record.type,
    data: textOf(record.data),
    metadata: JSON.stringify(envelope),
  };
};

/** A record as it was written, in its place. */
export const loggedRecordOf = (event: StoredEvent): LoggedRecord => {
  const { id, json, metadata = '', base64 = [], tombstone } = envelopeOf(event);
  return {
    id,
    type: event.type,
    isJson: json,
    data: bytesOf(event.data, base64.includes('data')),
    metadata: bytesOf(metadata, base64.includes('metadata')),
    stream: streamOf(event.stream),
    revision: tombstone === true ? GREATEST_INT64 : event.revision,
    position: event.position,
    createdTicks: ticksOf(event.recordedAt),
  };
};

/** Whether a record ends its stream for good. */
export const isTombstone = ({ revision }: LoggedRecord): boolean => revision === GREATEST_INT64;

/** An instant in ticks of 100 ns since 1970. */
export const ticksOf = (instant: string): bigint => BigInt(Date.parse(instant)) * 10_000n;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    isUtf8(bytes) ? 'utf8' : 'base64',
  );

const bytesOf = (text: string, isBase64: boolean): Uint8Array =>
  Buffer.from(text, isBase64 ? 'base64' : 'utf8');

const envelopeOf = ({ metadata, stream, revision }: StoredEvent): Envelope => {
  const envelope: unknown = JSON.parse(metadata);
  if (isEnvelope(envelope)) return envelope;
  throw new TypeError(`Event ${revision} of ${stream} was not written by a node.`);
};

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'json' in value &&
  typeof value.json === 'boolean';
