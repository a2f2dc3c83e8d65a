import { createLeastRecent } from './leastRecent.ts';
import type { Records } from './records.ts';
import { METADATA_OF_METASTREAMS, NO_METADATA, readStreamMetadata } from './streamMetadata.ts';
import type { StreamMetadata } from './streamMetadata.ts';
import { isMetastream, metastreamOf } from './streamNames.ts';

const MOST_STREAMS = 10_000;

/** The metadata of streams, as it is written. */
export interface MetadataCache {
  readonly of: (stream: string) => Promise<StreamMetadata>;
  /** To be called when somebody writes to the metastream of a stream. */
  readonly forget: (stream: string) => void;
}

/** The metadata that was used last; `settled` waits for writes to a stream that are under way. */
export const createMetadataCache = (
  records: Records,
  settled: (stream: string) => Promise<void>,
): MetadataCache => {
  const known = createLeastRecent<StreamMetadata>(MOST_STREAMS);
  let changes = 0;

  const load = async (stream: string): Promise<StreamMetadata> => {
    const changesBefore = changes;
    const last = await records.last(metastreamOf(stream));
    const metadata = last === null ? NO_METADATA : readStreamMetadata(last.record);
    // What was read while somebody wrote may be old by now.
    if (changes === changesBefore) known.set(stream, metadata);
    return metadata;
  };

  return {
    of: async (stream) => {
      if (isMetastream(stream)) return METADATA_OF_METASTREAMS;
      await settled(metastreamOf(stream));
      return known.get(stream) ?? load(stream);
    },
    forget: (stream) => {
      changes += 1;
      known.delete(stream);
    },
  };
};
