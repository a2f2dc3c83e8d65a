import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { NewRecord, WriteRefusal } from '../log/nodeLog.ts';
import { isInvalidName } from '../log/streamNames.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import { streamDeleted } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { writePosition } from '../protocol/positions.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { refusalOf } from './access.ts';
import { currentRevision, expectationOf } from './expected.ts';
import type { AppendOptions, AppendRequest, AppendResponse } from './messages.ts';
import { appendTooBig, MAX_APPEND_SIZE, readProposal, sizeOf, unwritable } from './proposals.ts';
import { invalid } from './readRequest.ts';
import { wrongVersionFields } from './wrongVersion.ts';

type Call = ServerReadableStream<AppendRequest, AppendResponse>;
type Answer = E.Either<CallError, AppendResponse>;

/** Appends one message an event, after a first one that says where. */
export const createAppend = ({
  log,
  authorise,
}: NodeContext): ((call: Call, callback: sendUnaryData<AppendResponse>) => void) => {
  const append = async (call: Call): Promise<Answer> => {
    let options: AppendOptions | null = null;
    let size = 0;
    const records: NewRecord[] = [];
    const messages: AsyncIterable<AppendRequest> = call;
    for await (const message of messages) {
      if (message.content === 'options') {
        options = message.options ?? null;
        const stream = readStreamName(options?.streamIdentifier);
        const refusal = await refusalOf(authorise, call.metadata, 'write', stream);
        if (refusal !== null) return E.left(refusal);
      }
      if (message.proposedMessage === undefined) continue;
      const record = readProposal(message.proposedMessage);
      if (E.isLeft(record)) return record;
      records.push(record.right);
      size += sizeOf(record.right);
      if (size > MAX_APPEND_SIZE) return E.left(appendTooBig());
    }
    return options === null
      ? E.left(invalid('The first message of an append says where to append.'))
      : write(options, records);
  };

  const write = async (options: AppendOptions, records: readonly NewRecord[]): Promise<Answer> => {
    const stream = readStreamName(options.streamIdentifier);
    if (isInvalidName(stream))
      return E.left(unwritable(`Nobody can write to a stream "${stream}".`));
    const written = await log.append(stream, expectationOf(options), records);
    if (E.isLeft(written)) return refused(written.left);
    const { revision, position } = written.right;
    return E.right({
      success: { ...currentRevision(revision), position: writePosition(position) },
    });
  };

  return (call, callback) => {
    void answerOnce(callback, () => append(call));
  };
};

const refused = (refusal: WriteRefusal): Answer =>
  refusal.code === 'StreamDeleted'
    ? E.left(streamDeleted(refusal.stream))
    : E.right({ wrongExpectedVersion: wrongVersionFields(refusal) });
