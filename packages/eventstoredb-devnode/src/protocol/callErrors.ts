import { Metadata, status } from '@grpc/grpc-js';

/** How a call ends that is refused: a code, a sentence, and trailers that clients read first. */
export interface CallError {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

/** Trailers by name; `exception` names the error for clients. */
type Trailers = Readonly<Record<string, string>>;

/** The error of a call, with trailers if clients look for any. */
export const callError = (code: status, details: string, trailers: Trailers = {}): CallError => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, trailerOf(value));
  return { code, details, metadata };
};

// A trailer may hold visible ASCII alone, whatever a stream is called.
const trailerOf = (value: string): string =>
  value.replaceAll(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character));

/** The caller may not do this. */
export const accessDenied = (): CallError =>
  callError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** The caller is not who it says. */
export const unauthenticated = (): CallError =>
  callError(status.UNAUTHENTICATED, 'Unauthenticated');

/** The stream was deleted for good. */
export const streamDeleted = (stream: string): CallError =>
  callError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** The node is closing or has closed. */
export const notReady = (): CallError => callError(status.UNAVAILABLE, 'Server Is Not Ready');

/** What went wrong is told to the caller as it is, the way the server tells what it throws. */
export const unexpected = (thrown: unknown): CallError =>
  isCallError(thrown)
    ? thrown
    : callError(
        status.UNKNOWN,
        `Exception was thrown by handler. ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      );

const isCallError = (thrown: unknown): thrown is CallError =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  'details' in thrown &&
  'metadata' in thrown &&
  thrown.metadata instanceof Metadata;
