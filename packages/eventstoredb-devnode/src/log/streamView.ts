import type { Instant } from '@disdetta/core';
import type { MetadataCache } from './metadataCache.ts';
import type { Records } from './records.ts';
import { isTombstone } from './storedRecord.ts';
import { isSoftDeleted } from './streamMetadata.ts';
import type { StreamMetadata } from './streamMetadata.ts';
import { isMetastream, originalOf } from './streamNames.ts';

/** What readers are to see of a stream, at a moment. */
export interface StreamView {
  /** `hidden`: everything in it is, until somebody writes to it. `deleted`: for good. */
  readonly state: 'there' | 'missing' | 'hidden' | 'deleted';
  /** The last revision; -1n where there is none. */
  readonly lastRevision: bigint;
  readonly metadata: StreamMetadata;
  readonly seenAt: Instant;
}

/** Looks at a stream. */
export type ViewOf = (stream: string) => Promise<StreamView>;

/** Looks at streams as readers see them. */
export const createViewOf = (
  records: Records,
  metadataCache: MetadataCache,
  now: () => Instant,
): ViewOf => {
  const isTombstoned = async (stream: string): Promise<boolean> => {
    const last = await records.last(stream);
    if (last !== null && isTombstone(last.record)) return true;
    // Metadata goes with its stream.
    return isMetastream(stream) && isTombstoned(originalOf(stream));
  };

  return async (stream) => {
    const last = await records.last(stream);
    const metadata = await metadataCache.of(stream);
    const lastRevision = last?.revision ?? -1n;
    const stateOf = async (): Promise<StreamView['state']> => {
      if (last !== null && isTombstone(last.record)) return 'deleted';
      if (isMetastream(stream) && (await isTombstoned(originalOf(stream)))) return 'deleted';
      if (last === null) return 'missing';
      return isSoftDeleted(metadata) ? 'hidden' : 'there';
    };
    return { state: await stateOf(), lastRevision, metadata, seenAt: now() };
  };
};
