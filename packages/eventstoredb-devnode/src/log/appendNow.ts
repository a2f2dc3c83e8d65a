import { randomUUID } from 'node:crypto';
import type { Appended, EncodedEvent, EventStore } from '@disdetta/core';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Head, Heads } from './heads.ts';
import type { Listeners } from './listeners.ts';
import type { MetadataCache } from './metadataCache.ts';
import type { NewRecord } from './nodeLog.ts';
import type { Records } from './records.ts';
import { answerOf } from './storeBroke.ts';
import { storedFormOf } from './storedRecord.ts';
import { isMetastream, originalOf, storedNameOf } from './streamNames.ts';
import type { Turns } from './turns.ts';

/**
 * Writes records at the end of a stream, inside its turn. They have their place at once, so that
 * the next in turn may be decided; the promise resolves when they are on the disk.
 */
export type AppendNow = (
  stream: string,
  head: Head,
  records: ReadonlyNonEmptyArray<NewRecord>,
  kind?: 'records' | 'tombstone',
) => Promise<Appended>;

/** Appends to the store, and tells all who have to know. */
export const createAppendNow =
  (store: EventStore, { heads, metadata, listeners }: Omit<Surroundings, 'appendNow'>): AppendNow =>
  (stream, head, records, kind = 'records') => {
    const expected = head.revision < 0n ? 'no-stream' : head.revision;
    const [first, ...others] = records;
    const stored = (record: NewRecord): EncodedEvent => storedFormOf(record, kind === 'tombstone');
    const events: [EncodedEvent, ...EncodedEvent[]] = [stored(first), ...others.map(stored)];
    const answered = answerOf(store.append(storedNameOf(stream), expected, events)).then(
      (appended) => {
        listeners.tell(stream, appended.position);
        return appended;
      },
    );
    heads.write(stream, head, records.length, answered);
    if (kind === 'tombstone') head.isTombstoned = true;
    if (isMetastream(stream)) metadata.forget(originalOf(stream));
    return answered;
  };

/** What every write works with. */
export interface Surroundings {
  readonly records: Records;
  readonly heads: Heads;
  readonly metadata: MetadataCache;
  readonly turns: Turns;
  readonly listeners: Listeners;
  readonly appendNow: AppendNow;
}

/** An event of the node's own. */
export const systemRecord = (type: string, json: string): NewRecord => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(json),
  metadata: new Uint8Array(),
});
