import type { ServiceError } from '@grpc/grpc-js';
import { createInbox } from './inbox.ts';
import type { RawStreams } from './rawStreams.ts';

/** A call of BatchAppend, and what has been answered on it. */
export interface BatchCall {
  readonly send: (part: object) => void;
  /** The next answers, so many of them, in the order in which they come. */
  readonly answers: (count: number) => Promise<readonly object[]>;
  /** The error that the call ends with; null if it ends well. */
  readonly ended: Promise<ServiceError | null>;
  readonly end: () => void;
}

/** Begins a call. */
export const beginBatches = (raw: RawStreams): BatchCall => {
  const call = raw.batchAppend();
  const { put, take } = createInbox<object>();
  call.on('data', put);
  const ended = new Promise<ServiceError | null>((resolve) => {
    call.on('error', resolve);
    call.on('end', () => {
      resolve(null);
    });
  });
  return {
    send: (part) => {
      call.write(part);
    },
    answers: take,
    ended,
    end: () => {
      call.end();
    },
  };
};
