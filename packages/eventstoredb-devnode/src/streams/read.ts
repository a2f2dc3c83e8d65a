import type { Metadata, ServerWritableStream } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { RecordFilter } from '../log/recordFilter.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { readFilter } from '../protocol/filters.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { answerWithStream } from '../protocol/outgoing.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { refusalOf } from './access.ts';
import type { ReadOptions, ReadRequest, ReadResponse } from './messages.ts';
import { sendLog, sendStream } from './reading.ts';
import { invalid, placeInLog, placeInStream } from './readRequest.ts';
import { followLog, followStream } from './subscribing.ts';

type Call = ServerWritableStream<ReadRequest, ReadResponse>;
type Sent = Promise<CallError | null>;

/** Reads and subscriptions, of a stream or of the whole log. */
export const createRead = ({ log, authorise, closing }: NodeContext): ((call: Call) => void) => {
  const ofStream = (options: ReadOptions, outgoing: Outgoing<ReadResponse>): Sent => {
    const stream = readStreamName(options.stream?.streamIdentifier);
    const from = placeInStream(options.stream ?? { streamIdentifier: null });
    const answer = options.countOption === 'subscription' ? followStream : sendStream;
    return answer(log, stream, from, options, outgoing);
  };

  const ofLog = async (options: ReadOptions, outgoing: Outgoing<ReadResponse>): Sent => {
    const from = placeInLog(options.all ?? {});
    if (E.isLeft(from)) return from.left;
    const filter = filterOf(options);
    if (E.isLeft(filter)) return filter.left;
    const answer = options.countOption === 'subscription' ? followLog : sendLog;
    return answer(log, from.right, filter.right, options, outgoing);
  };

  const answer = async (
    options: ReadOptions | null,
    metadata: Metadata,
    outgoing: Outgoing<ReadResponse>,
  ): Sent => {
    if (options?.streamOption === undefined) return invalid('Say what to read: a stream or all.');
    if (options.countOption === undefined) return invalid('Say how much to read, or subscribe.');
    const isAll = options.streamOption === 'all';
    const stream = isAll ? '$all' : readStreamName(options.stream?.streamIdentifier);
    const refusal = await refusalOf(authorise, metadata, 'read', stream);
    return refusal ?? (isAll ? ofLog : ofStream)(options, outgoing);
  };

  return (call) => {
    void answerWithStream(call, closing, (outgoing) =>
      answer(call.request.options, call.metadata, outgoing),
    );
  };
};

const filterOf = (options: ReadOptions): E.Either<CallError, RecordFilter | null> =>
  options.filterOption === 'filter' && options.filter !== undefined
    ? E.mapLeft(invalid)(readFilter(options.filter))
    : E.right(null);
