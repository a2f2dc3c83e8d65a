import type { ServerDuplexStream } from '@grpc/grpc-js';
import { unauthenticated, unexpected } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { answerWithStream } from '../protocol/outgoing.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import { createBatches } from './batches.ts';
import type { BatchAppendRequest, BatchAppendResponse } from './messages.ts';

/** So many parts and answers may be under way before the client has to wait. */
const MOST_UNDER_WAY = 512;

type Call = ServerDuplexStream<BatchAppendRequest, BatchAppendResponse>;

/** Appends, any number of them on one call, each answered as soon as it is written. */
export const createBatchAppend =
  (context: NodeContext) =>
  (call: Call): void => {
    void answerWithStream(call, context.closing, (outgoing) => take(context, call, outgoing));
  };

const take = (
  context: NodeContext,
  call: Call,
  { send, signal }: Outgoing<BatchAppendResponse>,
): Promise<CallError | null> =>
  new Promise((resolve) => {
    let underWay = 0;
    let outcome: { readonly error: CallError | null } | null = null;
    // Parts are judged in the order in which they came, so that appends keep it, too.
    let judged = Promise.resolve();

    const end = (error: CallError | null): void => {
      outcome ??= { error };
      call.off('data', receive);
      batches.giveUp();
      if (underWay === 0) resolve(outcome.error);
    };
    const follow = (work: Promise<void>): Promise<void> => {
      underWay += 1;
      if (underWay === MOST_UNDER_WAY) call.pause();
      return work
        .catch((thrown: unknown) => {
          outcome ??= { error: unexpected(thrown) };
        })
        .then(() => {
          underWay -= 1;
          if (outcome !== null) end(outcome.error);
          else if (underWay < MOST_UNDER_WAY && call.isPaused()) call.resume();
        });
    };
    const batches = createBatches(context, call.metadata, (response) => {
      void follow(response.then(send));
    });
    const judge = async (part: BatchAppendRequest): Promise<void> => {
      if (outcome !== null) return;
      if ((await batches.receive(part)) === 'unauthenticated') end(unauthenticated());
    };
    const receive = (part: BatchAppendRequest): void => {
      judged = follow(judged.then(() => judge(part)));
    };

    call.on('data', receive);
    call.on('end', () => {
      end(null);
    });
    signal.addEventListener('abort', () => {
      end(null);
    });
  });
