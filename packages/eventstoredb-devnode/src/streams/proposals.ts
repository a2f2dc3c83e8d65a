import { status } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { NewRecord } from '../log/nodeLog.ts';
import { callError } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { JSON_CONTENT } from '../protocol/recordedEvents.ts';
import { NIL_UUID, readUuid } from '../protocol/uuid.ts';
import type { ProposedMessage } from './messages.ts';

/** The most that an append may hold, in bytes. */
export const MAX_APPEND_SIZE = 1_048_576;

/** What an event counts towards the size of its append. */
export const sizeOf = ({ data, metadata, type }: NewRecord): number =>
  data.length + metadata.length + 2 * type.length;

/** An event as a client proposes it, or why nobody can write it. */
export const readProposal = (proposed: ProposedMessage): E.Either<CallError, NewRecord> => {
  const { type, 'content-type': contentType } = proposed.metadata;
  if (type === undefined || contentType === undefined) {
    return E.left(missingMetadata());
  }
  const id = readUuid(proposed.id);
  if (id === null || id === NIL_UUID) return E.left(unwritable('An event has an id of its own.'));
  if (type === '') return E.left(unwritable('An event has a type.'));
  return E.right({
    id,
    type,
    isJson: contentType === JSON_CONTENT,
    data: proposed.data,
    metadata: proposed.customMetadata,
  });
};

/** More than an append may hold. */
export const appendTooBig = (): CallError =>
  callError(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_SIZE} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_SIZE),
  });

/** Nobody can write this, whatever the stream. */
export const unwritable = (sentence: string): CallError => callError(status.UNKNOWN, sentence);

const missingMetadata = (): CallError =>
  callError(status.INVALID_ARGUMENT, 'Required Metadata Property Missing: type, content-type.', {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
