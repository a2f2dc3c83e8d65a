import type { FollowItem, ResolvedRecord } from '../log/nodeLog.ts';
import type { UuidOptionMessage } from '../protocol/messages.ts';
import { writePosition } from '../protocol/positions.ts';
import { writeRecordedEvent } from '../protocol/recordedEvents.ts';
import { writeStreamName } from '../protocol/streamIdentifier.ts';
import type { ReadResponse } from './messages.ts';

/** An event that was read; its place in the log is that of the link, if one led to it. */
export const eventResponse = (
  { event, link }: ResolvedRecord,
  uuidOption: UuidOptionMessage,
): ReadResponse => ({
  event: {
    event: writeRecordedEvent(event, uuidOption),
    link: writeRecordedEvent(link, uuidOption),
    commitPosition: ((link ?? event)?.position ?? 0n).toString(),
  },
});

/** Nobody has written to the stream, or what was written is hidden. */
export const notFoundResponse = (stream: string): ReadResponse => ({
  streamNotFound: { streamIdentifier: writeStreamName(stream) },
});

/** What a subscriber is told; null where that is an error. */
export const followResponse = (
  item: FollowItem,
  uuidOption: UuidOptionMessage,
): ReadResponse | null => {
  switch (item.kind) {
    case 'record':
      return eventResponse(item.record, uuidOption);
    case 'caughtUp':
      return { caughtUp: {} };
    case 'checkpoint':
      return { checkpoint: writePosition(item.position) };
    case 'deleted':
      return null;
  }
};
