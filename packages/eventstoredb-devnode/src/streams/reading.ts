import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog, ResolvedRecord } from '../log/nodeLog.ts';
import type { RecordFilter } from '../log/recordFilter.ts';
import { streamDeleted } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { UuidOptionMessage } from '../protocol/messages.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import type { ReadOptions, ReadResponse } from './messages.ts';
import { readingOf } from './readRequest.ts';
import type { Place } from './readRequest.ts';
import { eventResponse, notFoundResponse } from './readResponses.ts';

type Sent = Promise<CallError | null>;

/** Sends events of a stream. */
export const sendStream = async (
  log: NodeLog,
  stream: string,
  from: Place,
  options: ReadOptions,
  outgoing: Outgoing<ReadResponse>,
): Sent => {
  const records = await log.readStream(stream, readingOf(options, from));
  if (E.isRight(records)) return sendAll(records.right, options.uuidOption, outgoing);
  if (records.left.code === 'StreamDeleted') return streamDeleted(records.left.stream);
  await outgoing.send(notFoundResponse(stream));
  return null;
};

/** Sends events of the log. */
export const sendLog = (
  log: NodeLog,
  from: Place,
  filter: RecordFilter | null,
  options: ReadOptions,
  outgoing: Outgoing<ReadResponse>,
): Sent =>
  sendAll(log.readAll({ ...readingOf(options, from), filter }), options.uuidOption, outgoing);

const sendAll = async (
  records: AsyncIterable<ResolvedRecord>,
  uuidOption: UuidOptionMessage,
  { send, signal }: Outgoing<ReadResponse>,
): Sent => {
  for await (const record of records) {
    await send(eventResponse(record, uuidOption));
    if (signal.aborted) break;
  }
  return null;
};
