import type { LoggedRecord } from '../log/nodeLog.ts';
import type { RecordedEventMessage, UuidOptionMessage } from './messages.ts';
import { writePosition } from './positions.ts';
import { writeStreamName } from './streamIdentifier.ts';
import { writeUuid } from './uuid.ts';

export const JSON_CONTENT = 'application/json';
const OTHER_CONTENT = 'application/octet-stream';

/** A record as readers are given it; null where there is none. */
export const writeRecordedEvent = (
  record: LoggedRecord | null,
  uuidOption: UuidOptionMessage,
): RecordedEventMessage | null =>
  record === null
    ? null
    : {
        id: writeUuid(record.id, uuidOption),
        streamIdentifier: writeStreamName(record.stream),
        streamRevision: record.revision.toString(),
        ...writePosition(record.position),
        metadata: {
          type: record.type,
          created: record.createdTicks.toString(),
          'content-type': record.isJson ? JSON_CONTENT : OTHER_CONTENT,
        },
        customMetadata: record.metadata,
        data: record.data,
      };
