import { describeKind, isInstant, spellFaults } from '@disdetta/core';
import type { Fault, Instant, StoredEvent, UndecodableEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { types } from 'node:util';
import type { Category } from './names.ts';
import type { VendorEvent } from './vendorClient.ts';

// A byte order mark is part of a text as any other character.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LOW_BITS = 0x7f;

/** An event as the port gives it; undecodable when no event of ours can look like that. */
export const storedOf = (
  event: VendorEvent,
  category: Category,
): E.Either<UndecodableEvent, StoredEvent> => {
  const { id, type, revision } = event;
  const stream = category.streamOf(event.streamId);
  const position = event.position?.commit;
  const data = event.isJson ? textOfJson(event.data) : textOfBytes(event.data);
  const metadata = textOfMetadata(event.metadata);
  const recordedAt = instantOf(event.created);
  if (
    stream === null ||
    position === undefined ||
    data === null ||
    metadata === null ||
    recordedAt === null
  ) {
    return E.left(
      undecodable(event, stream ?? event.streamId, [
        ...(stream === null ? [fault('stream', 'one of this category', event.streamId)] : []),
        ...(position === undefined ? [fault('position', 'a place in the log', undefined)] : []),
        ...(data === null ? [fault('data', 'a JSON object, or UTF-8', event.data)] : []),
        ...(metadata === null
          ? [fault('metadata', 'a JSON object, or UTF-8', event.metadata)]
          : []),
        ...(recordedAt === null ? [fault('created', 'an instant', event.created)] : []),
      ]),
    );
  }
  return E.right({ id, type, data, metadata, stream, revision, position, recordedAt });
};

/** The clients give malformed JSON as its text, which nothing tells from JSON that is a text. */
const textOfJson = (data: unknown): string | null =>
  typeof data === 'string' ? null : JSON.stringify(data);

const textOfMetadata = (metadata: unknown): string | null => {
  if (metadata === undefined) return '';
  return types.isUint8Array(metadata) ? textOfMarked(metadata) : JSON.stringify(metadata);
};

const textOfBytes = (bytes: unknown): string | null => {
  if (!types.isUint8Array(bytes)) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

/** The text of metadata whose first byte was marked so that no client would parse it. */
const textOfMarked = (bytes: Uint8Array): string | null => {
  const text = textOfBytes(bytes);
  const [first] = bytes;
  if (text !== null || first === undefined) return text;
  const unmarked = Uint8Array.from(bytes);
  unmarked[0] = first & LOW_BITS;
  return textOfBytes(unmarked);
};

const instantOf = (created: Date): Instant | null => {
  if (Number.isNaN(created.getTime())) return null;
  const text = created.toISOString();
  return isInstant(text) ? text : null;
};

const fault = (path: string, expected: string, found: unknown): Fault => ({
  path,
  expected,
  found: types.isUint8Array(found) ? `${found.length} bytes` : describeKind(found),
});

const undecodable = (
  { revision }: VendorEvent,
  stream: string,
  faults: readonly Fault[],
): UndecodableEvent => ({
  code: 'UndecodableEvent',
  message: `Event ${revision} of ${stream} cannot be read: ${spellFaults(faults)}.`,
  facts: { stream, revision, faults },
});
