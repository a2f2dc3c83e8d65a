import type { Standing } from './expectations.ts';
import type { Head, Heads } from './heads.ts';
import type { MetadataCache } from './metadataCache.ts';
import { isSoftDeleted } from './streamMetadata.ts';
import { isMetastream, originalOf } from './streamNames.ts';

/** A stream inside its turn. */
export interface StreamInTurn extends Standing {
  readonly head: Head;
}

/** Looks where a stream stands; call it inside the turn of the stream alone. */
export const standingOf = async (
  stream: string,
  heads: Heads,
  metadataCache: MetadataCache,
): Promise<StreamInTurn> => {
  const head = await heads.of(stream);
  const metadata = await metadataCache.of(stream);
  return {
    head,
    revision: head.revision,
    isTombstoned: head.isTombstoned || (!head.isWritten && (await isGone(stream, heads))),
    isSoftDeleted: isSoftDeleted(metadata),
    hasMetadata: metadata.isSet,
  };
};

// Metadata goes with its stream. But a writer that remembers a metastream asks no further on a
// server: metadata that was set lately can be set again after the stream has ended.
const isGone = async (stream: string, heads: Heads): Promise<boolean> =>
  (await heads.of(stream)).isTombstoned ||
  (isMetastream(stream) && (await isGone(originalOf(stream), heads)));
