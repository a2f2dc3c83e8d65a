import { status } from '@grpc/grpc-js';
import type { Expectation, Revision, WriteRefusal } from '../log/nodeLog.ts';
import { callError, streamDeleted } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { AppendOptions, BatchAppendOptions, CurrentRevision } from './messages.ts';

/** Where a writer believes the stream to stand. Without a word about it: that it has no events. */
export const expectationOf = ({ expectedStreamRevision, revision }: AppendOptions): Expectation =>
  expectationIn(expectedStreamRevision === 'revision' ? revision : expectedStreamRevision);

/** The same, as a batch says it. */
export const batchExpectationOf = ({
  expectedStreamPosition,
  streamPosition,
}: BatchAppendOptions): Expectation =>
  expectationIn(
    expectedStreamPosition === 'streamPosition' ? streamPosition : expectedStreamPosition,
  );

const expectationIn = (said: string | undefined): Expectation => {
  switch (said) {
    case 'any':
      return 'any';
    case 'streamExists':
      return 'stream-exists';
    case 'noStream':
    case undefined:
      return 'no-stream';
    default:
      return BigInt(said);
  }
};

/** Where a stream stands, in the words of an answer. */
export const currentRevision = (revision: Revision): CurrentRevision =>
  revision === 'no-stream' ? { noStream: {} } : { currentRevision: revision.toString() };

const NUMBERS = { any: -2n, 'no-stream': -1n, 'stream-exists': -4n } as const;

/** What Delete and Tombstone answer when they are refused. */
export const deletionRefused = (stream: string, refusal: WriteRefusal): CallError => {
  if (refusal.code === 'StreamDeleted') return streamDeleted(refusal.stream);
  const [expected, actual] = [refusal.expected, refusal.actual].map((revision) =>
    String(typeof revision === 'bigint' ? revision : NUMBERS[revision]),
  );
  return callError(
    status.FAILED_PRECONDITION,
    `Deletion failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expected ?? '',
      'actual-version': actual ?? '',
    },
  );
};
