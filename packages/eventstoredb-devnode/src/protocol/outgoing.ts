import type { Writable } from 'node:stream';
import { notReady, unexpected } from './callErrors.ts';
import type { CallError } from './callErrors.ts';

/** What a call sends back, no faster than its client takes it. */
export interface Outgoing<Response> {
  /** Resolves when there is room for more, or nobody listens any more. */
  readonly send: (response: Response) => Promise<void>;
  /** Aborts when the client has gone or the node closes. */
  readonly signal: AbortSignal;
}

/**
 * Answers a call with a stream: the work sends what there is to say, and the call ends when it is
 * done, with the error it answers if it answers one. Closing the node ends the call as unavailable.
 */
export const answerWithStream = async <Response>(
  call: Writable,
  closing: AbortSignal,
  work: (outgoing: Outgoing<Response>) => Promise<CallError | null>,
): Promise<void> => {
  const stop = new AbortController();
  let hasClientGone = false;
  const close = (): void => {
    stop.abort();
  };
  const leave = (): void => {
    hasClientGone = true;
    closing.removeEventListener('abort', close);
    stop.abort();
  };
  // Asked anew each time: the client may go at any moment.
  const isGone = (): boolean => hasClientGone;
  call.on('cancelled', leave);
  call.on('close', leave);
  closing.addEventListener('abort', close);
  if (closing.aborted) close();

  // Those who send at the same time wait together.
  let room: Promise<void> | null = null;
  const send = async (response: Response): Promise<void> => {
    if (isGone() || call.write(response)) return;
    room ??= roomIn(call, stop.signal).finally(() => {
      room = null;
    });
    await room;
  };
  const error = await work({ send, signal: stop.signal }).catch(unexpected);
  closing.removeEventListener('abort', close);
  if (isGone()) return;
  const final = error ?? (closing.aborted ? notReady() : null);
  if (final === null) call.end();
  else call.emit('error', final);
};

const roomIn = (call: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      call.off('drain', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    call.on('drain', go);
    signal.addEventListener('abort', go);
    if (signal.aborted) go();
  });
