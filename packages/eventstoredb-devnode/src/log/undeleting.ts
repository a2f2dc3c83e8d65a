import { last } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import { systemRecord } from './appendNow.ts';
import type { Surroundings } from './appendNow.ts';
import type { NewRecord } from './nodeLog.ts';
import type { StreamInTurn } from './standing.ts';
import { isSoftDeleted, withTruncateBefore } from './streamMetadata.ts';
import { isMetastream, metastreamOf, originalOf } from './streamNames.ts';

/** Lets a stream begin again, to be called right after records were written. */
export type Undelete = (written: ReadonlyNonEmptyArray<NewRecord>) => Promise<unknown>;

/**
 * Readies what a write entails beside itself: one to a soft-deleted stream makes it begin with
 * that write, and one to its metadata makes it begin with the next, by one more event of metadata.
 */
export const prepareUndelete = async (
  stream: string,
  standing: StreamInTurn,
  { heads, metadata, records, appendNow }: Surroundings,
): Promise<Undelete> => {
  if (standing.isSoftDeleted) {
    const metastream = metastreamOf(stream);
    const head = await heads.of(metastream);
    const set = (await records.last(metastream))?.record;
    const json = set === undefined ? null : withTruncateBefore(set, standing.revision + 1n);
    return async () => json !== null && appendNow(metastream, head, [metadataEvent(json)]);
  }
  if (isMetastream(stream) && isSoftDeleted(await metadata.of(originalOf(stream)))) {
    const { revision } = await heads.of(originalOf(stream));
    return async (written) => {
      const json = withTruncateBefore(last(written), revision + 1n);
      return json !== null && appendNow(stream, standing.head, [metadataEvent(json)]);
    };
  }
  return () => Promise.resolve();
};

/** An event that says what the metadata of a stream is from now on. */
export const metadataEvent = (json: string): NewRecord => systemRecord('$metadata', json);
