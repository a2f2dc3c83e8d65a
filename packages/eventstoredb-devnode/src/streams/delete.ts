import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog } from '../log/nodeLog.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { writePosition } from '../protocol/positions.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { refusalOf } from './access.ts';
import { deletionRefused, expectationOf } from './expected.ts';
import type { DeleteRequest, DeleteResponse } from './messages.ts';
import { invalid } from './readRequest.ts';

type Call = ServerUnaryCall<DeleteRequest, DeleteResponse>;
type Answer = E.Either<CallError, DeleteResponse>;

/** Deletes streams, for now or for good. */
export const createDeletion = (
  { authorise }: NodeContext,
  end: NodeLog['deleteStream'] | NodeLog['tombstone'],
): ((call: Call, callback: sendUnaryData<DeleteResponse>) => void) => {
  const answer = async ({ request: { options }, metadata }: Call): Promise<Answer> => {
    if (options === null) return E.left(invalid('Say what to delete.'));
    const stream = readStreamName(options.streamIdentifier);
    const refusal = await refusalOf(authorise, metadata, 'delete', stream);
    if (refusal !== null) return E.left(refusal);
    const ended = await end(stream, expectationOf(options));
    return E.isLeft(ended)
      ? E.left(deletionRefused(stream, ended.left))
      : E.right({ position: writePosition(ended.right) });
  };

  return (call, callback) => {
    void answerOnce(callback, () => answer(call));
  };
};
