import { status } from '@grpc/grpc-js';
import type { WriteRefusal } from '../log/nodeLog.ts';
import { packed } from '../protocol/definitions.ts';
import { writeStreamName } from '../protocol/streamIdentifier.ts';
import type { BatchError } from './messages.ts';
import { MAX_APPEND_SIZE } from './proposals.ts';
import { batchWrongVersionFields } from './wrongVersion.ts';

/** What the rules refuse. */
export const refused = (refusal: WriteRefusal): BatchError =>
  refusal.code === 'StreamDeleted'
    ? {
        code: status.NOT_FOUND,
        message: `Stream '${refusal.stream}' is deleted.`,
        details: packed('StreamDeleted', { streamIdentifier: writeStreamName(refusal.stream) }),
      }
    : {
        code: status.ALREADY_EXISTS,
        message: 'Wrong Expected Version',
        details: packed('WrongExpectedVersion', batchWrongVersionFields(refusal)),
      };

/** The caller may not write to the stream. */
export const accessDenied = (): BatchError => ({
  code: status.PERMISSION_DENIED,
  message: 'Access Denied',
  details: packed('AccessDenied', {}),
});

/** The append was not complete in time; whether it was written is not said. */
export const timeout = (): BatchError => ({
  code: status.DEADLINE_EXCEEDED,
  message: 'Timeout',
  details: packed('Timeout', {}),
});

/** More than an append may hold. */
export const tooBig = (): BatchError => ({
  code: status.INVALID_ARGUMENT,
  message: 'Maximum Append Size Exceeded',
  details: packed('MaximumAppendSizeExceeded', { maxAppendSize: MAX_APPEND_SIZE }),
});

/** Nobody can write this, whatever the stream. */
export const badRequest = (message: string): BatchError => ({
  code: status.INVALID_ARGUMENT,
  message,
  details: packed('BadRequest', { message }),
});

/** The store broke: whether the append was written is not known. */
export const unknown = (thrown: unknown): BatchError => ({
  code: status.UNKNOWN,
  message: thrown instanceof Error ? thrown.message : String(thrown),
  details: packed('Unknown', {}),
});
