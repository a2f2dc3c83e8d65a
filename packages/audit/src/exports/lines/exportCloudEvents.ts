import type { Writable } from 'node:stream';
import { hashOf } from '@disdetta/core';
import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { exportAs } from '../exporting.ts';
import type { Exported, ExportOptions, WriteFailed } from '../exporting.ts';
import { parsed, textAt, valueAt } from '../valueAt.ts';

/** What an export as CloudEvents may be given. */
export interface CloudEventsOptions extends ExportOptions {
  /** The URI of the log, the `source` of every event. Default: `urn:disdetta:log`. */
  readonly source?: string;
}

/**
 * Exports a log as CloudEvents 1.0, one line of JSON an event: `type` is `disdetta.` and the type
 * of the event, `subject` its stream, `time` when it was recorded; `data` is the stored JSON.
 */
export const exportCloudEvents = (
  store: EventStore,
  out: Writable,
  { source = 'urn:disdetta:log', ...options }: CloudEventsOptions = {},
): TaskEither<StoreError | WriteFailed, Exported> =>
  exportAs(
    async function* (pages) {
      for await (const page of pages) {
        yield page.map((event) => `${cloudEvent(event, source)}\n`).join('');
      }
    },
    store,
    out,
    options,
  );

const cloudEvent = (event: StoredEvent, source: string): string => {
  const metadata = parsed(event.metadata);
  const isJson = parsed(event.data) !== undefined;
  const attributes = JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source,
    type: `disdetta.${event.type}`,
    subject: event.stream,
    time: event.recordedAt,
    datacontenttype: isJson ? 'application/json' : 'text/plain',
    dataschema: schemaOf(event.type, valueAt(metadata, ['schemaVersion'])),
    position: String(event.position),
    revision: String(event.revision),
    commandid: textAt(metadata, 'commandId'),
    correlationid: textAt(metadata, 'correlationId'),
    causationid: textAt(metadata, 'causationId'),
    hash: hashOf(event),
  });
  // As it is stored, number by number: in JSON, a line can only break between values.
  const data = isJson ? event.data.replaceAll(/[\r\n]/g, ' ') : JSON.stringify(event.data);
  return `${attributes.slice(0, -1)},"data":${data}}`;
};

const schemaOf = (type: string, version: unknown): string | undefined =>
  typeof version === 'number' ? `urn:disdetta:schema:${uriPart(type)}:${version}` : undefined;

/** A text as a part of a URI, whatever stands in it. */
const uriPart = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
