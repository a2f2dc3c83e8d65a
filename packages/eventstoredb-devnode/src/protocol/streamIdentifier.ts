import type { StreamIdentifierMessage } from './messages.ts';

/** The name of a stream; empty where none is given. Names are UTF-8 and case-sensitive. */
export const readStreamName = (message: StreamIdentifierMessage | null | undefined): string =>
  Buffer.from(message?.streamName ?? []).toString('utf8');

/** A name as it goes over the wire. */
export const writeStreamName = (stream: string): StreamIdentifierMessage => ({
  streamName: Buffer.from(stream, 'utf8'),
});
