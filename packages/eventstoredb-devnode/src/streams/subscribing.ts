import { randomUUID } from 'node:crypto';
import type { FollowItem, NodeLog } from '../log/nodeLog.ts';
import type { RecordFilter } from '../log/recordFilter.ts';
import { streamDeleted } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { checkpointIntervalOf } from '../protocol/filters.ts';
import type { UuidOptionMessage } from '../protocol/messages.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import type { ReadOptions, ReadResponse } from './messages.ts';
import type { Place } from './readRequest.ts';
import { followResponse } from './readResponses.ts';

type Sent = Promise<CallError | null>;

/** Sends what a stream holds after a place, and what it is given from then on. */
export const followStream = async (
  log: NodeLog,
  stream: string,
  after: Place,
  { resolveLinks, uuidOption }: ReadOptions,
  outgoing: Outgoing<ReadResponse>,
): Sent => {
  const items = await log.followStream(stream, { after, resolveLinks }, outgoing.signal);
  return sendItems(items, uuidOption, outgoing, stream);
};

/** Sends what the log holds after a place, and what it is given from then on. */
export const followLog = (
  log: NodeLog,
  after: Place,
  filter: RecordFilter | null,
  options: ReadOptions,
  outgoing: Outgoing<ReadResponse>,
): Sent => {
  const { resolveLinks, uuidOption } = options;
  const checkpointEvery =
    filter === null || options.filter === undefined ? null : checkpointIntervalOf(options.filter);
  const following = { after, resolveLinks, filter, checkpointEvery };
  return sendItems(log.followAll(following, outgoing.signal), uuidOption, outgoing, '$all');
};

const sendItems = async (
  items: AsyncIterable<FollowItem>,
  uuidOption: UuidOptionMessage,
  { send, signal }: Outgoing<ReadResponse>,
  stream: string,
): Sent => {
  // What is new counts from here on, so it is said only now that the place is settled.
  await send({ confirmation: { subscriptionId: randomUUID() } });
  for await (const item of items) {
    const response = followResponse(item, uuidOption);
    if (response === null) return streamDeleted(stream);
    await send(response);
    if (signal.aborted) break;
  }
  return null;
};
