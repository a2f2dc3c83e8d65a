import type { Metadata } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { Verdict } from '../access/authorise.ts';
import { isInvalidName } from '../log/streamNames.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { writePosition } from '../protocol/positions.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { accessDenied, badRequest, refused, timeout, tooBig, unknown } from './batchErrors.ts';
import { millisecondsLeft } from './deadline.ts';
import { batchExpectationOf, currentRevision } from './expected.ts';
import type { BatchAppendRequest, BatchAppendResponse, BatchError } from './messages.ts';
import { MAX_APPEND_SIZE, readProposal, sizeOf } from './proposals.ts';
import { createUnfinished } from './unfinished.ts';
import type { Batch } from './unfinished.ts';

type Answer = Pick<BatchAppendResponse, 'success'> | { readonly error: BatchError };

/** The appends of one call, whose parts may come in turns. */
export interface Batches {
  /** Takes a part; resolves once it is judged, and not only when its append is answered. */
  readonly receive: (part: BatchAppendRequest) => Promise<'taken' | 'unauthenticated'>;
  /** Gives up appends of which parts are missing. */
  readonly giveUp: () => void;
}

/** Puts parts together and appends; `answer` is handed what each append comes to. */
export const createBatches = (
  { log, authorise }: NodeContext,
  metadata: Metadata,
  answer: (response: Promise<BatchAppendResponse>) => void,
): Batches => {
  const say = (batch: Batch, said: Answer | Promise<Answer>): void => {
    const { correlationId, options } = batch;
    const of = { correlationId, streamIdentifier: options.streamIdentifier };
    answer(Promise.resolve(said).then((outcome) => ({ ...of, ...outcome })));
  };
  const unfinished = createUnfinished((batch) => {
    say(batch, { error: timeout() });
  });

  const begin = async (part: BatchAppendRequest): Promise<Verdict> => {
    const { correlationId, options } = part;
    if (options === null) return 'allowed';
    const batch: Batch = { correlationId, options, records: [], size: 0 };
    const milliseconds = millisecondsLeft(options, Date.now());
    const stream = readStreamName(options.streamIdentifier);
    const verdict = await authorise(metadata, 'write', stream);
    if (milliseconds <= 0) say(batch, { error: timeout() });
    else if (verdict === 'denied') say(batch, { error: accessDenied() });
    else if (isInvalidName(stream)) {
      say(batch, { error: badRequest(`Nobody can write to a stream "${stream}".`) });
    } else unfinished.begin(batch, milliseconds);
    return verdict;
  };

  const write = async ({ options, records }: Batch): Promise<Answer> => {
    const stream = readStreamName(options.streamIdentifier);
    const written = await log.append(stream, batchExpectationOf(options), records);
    if (E.isLeft(written)) return { error: refused(written.left) };
    const { revision, position } = written.right;
    return { success: { ...currentRevision(revision), position: writePosition(position) } };
  };

  return {
    receive: async (part) => {
      if ((await begin(part)) === 'unauthenticated') return 'unauthenticated';
      const batch = unfinished.of(part);
      if (batch === undefined) return 'taken';
      const error = addTo(batch, part);
      if (error === null && !part.isFinal) return 'taken';
      unfinished.end(batch);
      say(
        batch,
        error === null
          ? write(batch).catch((thrown: unknown) => ({ error: unknown(thrown) }))
          : { error },
      );
      return 'taken';
    },
    giveUp: unfinished.endAll,
  };
};

const addTo = (batch: Batch, { proposedMessages }: BatchAppendRequest): BatchError | null => {
  for (const proposed of proposedMessages) {
    const record = readProposal(proposed);
    if (E.isLeft(record)) return badRequest(record.left.details);
    batch.records.push(record.right);
    batch.size += sizeOf(record.right);
    if (batch.size > MAX_APPEND_SIZE) return tooBig();
  }
  return null;
};
