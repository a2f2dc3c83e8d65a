import {
  decodeAccountEvent,
  decodeRefusal,
  isAccountStream,
  isRefusalsStream,
} from '@disdetta/core';
import type {
  RecordedAccountEvent,
  RecordedRefusal,
  StoredEvent,
  UndecodableEvent,
} from '@disdetta/core';
import type { Either } from 'fp-ts/lib/Either.js';

/** Whether a stream is one that an audit speaks of: that of an account, or its refusals. */
export const isAudited = (stream: string): boolean =>
  isAccountStream(stream) || isRefusalsStream(stream);

/** Reads an event of an account, or of its refusals, back from its stored texts. */
export const decodeAudited = (
  stored: StoredEvent,
): Either<UndecodableEvent, RecordedAccountEvent | RecordedRefusal> =>
  isAccountStream(stored.stream) ? decodeAccountEvent(stored) : decodeRefusal(stored);
