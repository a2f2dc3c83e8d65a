import type { StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { decodeAudited, isAudited } from '../../auditedEvent.ts';
import { parsed } from '../valueAt.ts';

/** An event for a table: its texts, what they hold, and what is wrong with them. */
export interface ReadEvent {
  readonly stored: StoredEvent;
  /** The data as JSON says, nothing filled in and nothing dropped; undefined where it is none. */
  readonly data: unknown;
  readonly metadata: unknown;
  /** Why an audit could not read it; null where it can, or does not speak of such a stream. */
  readonly problem: string | null;
}

/** Reads an event for a table. One that cannot be decoded has its row all the same. */
export const readEvent = (stored: StoredEvent): ReadEvent => {
  const decoded = isAudited(stored.stream) ? decodeAudited(stored) : E.right(null);
  return {
    stored,
    data: parsed(stored.data),
    metadata: parsed(stored.metadata),
    problem: E.isLeft(decoded) ? decoded.left.message : null,
  };
};
