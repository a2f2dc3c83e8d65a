import type { ExpectedRevision, StoreFailed, StoreUnavailable } from '@disdetta/core';
import { denied, refused } from './storeErrors.ts';
import { fieldOf, textOf } from './fields.ts';

/** What an error of a vendor's client means. Every such error is read in this file alone. */
export type Trouble =
  /** The stream stands elsewhere; null where the client does not say where. */
  | { readonly kind: 'conflict'; readonly actual: ExpectedRevision | null }
  | { readonly kind: 'noStream' }
  /** Null where the client does not say how much would do. */
  | { readonly kind: 'tooLarge'; readonly limit: number | null }
  /** It would be answered the same again. */
  | { readonly kind: 'refused'; readonly error: StoreUnavailable | StoreFailed }
  /** It passes, and what was asked for did not reach the server. */
  | { readonly kind: 'unreached'; readonly cause: string }
  /** It passes, and what was asked for may have been done. */
  | { readonly kind: 'doubtful'; readonly cause: string };

/** Reads whatever was thrown. What it does not know passes and is in doubt: that loses nothing. */
export const troubleOf = (thrown: unknown): Trouble => {
  const cause = causeOf(thrown);
  const byType = BY_TYPE[textOf(thrown, 'type') ?? ''];
  if (byType !== undefined) return byType(cause, thrown);
  const byException = BY_TYPE[exceptionOf(thrown) ?? ''];
  if (byException !== undefined) return byException(cause, thrown);
  const byCode = BY_CODE[String(fieldOf(thrown, 'code'))];
  return byCode === undefined ? passing(cause) : byCode(cause, thrown);
};

type Reader = (cause: string, thrown: unknown) => Trouble;

/** What grpc-js says when a call was given up before anything of it was sent. */
const NOT_SENT =
  /^(?:No connection established|Name resolution failed|Channel closed before call|Failed to connect|Failed to discover)/i;

const passing = (cause: string): Trouble => ({
  kind: NOT_SENT.test(cause) ? 'unreached' : 'doubtful',
  cause,
});

const accessDenied: Reader = (cause) => ({ kind: 'refused', error: denied(cause) });
const badRequest: Reader = (cause) => ({
  kind: 'refused',
  error: refused(cause, 'Look at the versions of the server and of its client.'),
});
const deleted: Reader = (cause) => ({
  kind: 'refused',
  error: refused(cause, 'A tombstone ends a stream for good: give its account another stream.'),
});
const tooLarge: Reader = (_cause, thrown) => ({ kind: 'tooLarge', limit: limitOf(thrown) });
const noStream: Reader = () => ({ kind: 'noStream' });
const conflict: Reader = (_cause, thrown) => ({ kind: 'conflict', actual: actualOf(thrown) });

/** By the `type` of an error of the client, which is also what the server's trailer may name. */
const BY_TYPE: Readonly<Record<string, Reader>> = {
  'access-denied': accessDenied,
  'append-record-size-exceeded': tooLarge,
  'invalid-argument': badRequest,
  'invalid-transaction': badRequest,
  'maximum-append-event-size-exceeded': tooLarge,
  'maximum-append-size-exceeded': tooLarge,
  'missing-required-metadata-property': badRequest,
  'no-stream': noStream,
  'stream-deleted': deleted,
  'stream-not-found': noStream,
  'stream-tombstoned': deleted,
  'transaction-max-size-exceeded': tooLarge,
  unsupported: badRequest,
  'wrong-expected-version': conflict,
};

/** By the code of gRPC, where the client knows no better: 3 invalid, 7 and 16 access, 12 unknown. */
const BY_CODE: Readonly<Record<string, Reader>> = {
  3: badRequest,
  7: accessDenied,
  8: (cause, thrown) => (/larger than max/i.test(cause) ? tooLarge(cause, thrown) : passing(cause)),
  12: badRequest,
  16: accessDenied,
};

const causeOf = (thrown: unknown): string => {
  const details = textOf(fieldOf(thrown, '_raw') ?? thrown, 'details');
  const text = [details, textOf(thrown, 'message')].find((said) => said !== null && said !== '');
  return text?.replace(NOTHING_SAID, '') ?? 'an error without a message';
};

/** What stands at the end of a message and tells nothing. */
const NOTHING_SAID = /(?:[\s.]*Resolution note:)?[\s.]*$/;

/** The `exception` among the trailers, which tells more than the code of gRPC. */
const exceptionOf = (thrown: unknown): string | null => {
  const metadata = fieldOf(fieldOf(thrown, '_raw') ?? thrown, 'metadata');
  const read = fieldOf(metadata, 'getMap');
  if (typeof read !== 'function') return null;
  const trailers: unknown = read.call(metadata);
  return textOf(trailers, 'exception');
};

/** The limit is named in each client, and for each kind of limit, in its own way. */
const limitOf = (thrown: unknown): number | null => {
  const limit = fieldOf(thrown, 'maxAppendSize') ?? fieldOf(thrown, 'maxSize');
  return typeof limit === 'number' ? limit : null;
};

/** Where the stream stands, under the name of either client; there is nothing below 0n. */
const actualOf = (thrown: unknown): ExpectedRevision | null => {
  const actual = fieldOf(thrown, 'actualVersion') ?? fieldOf(thrown, 'actualState');
  if (typeof actual === 'bigint') return actual < 0n ? 'no-stream' : actual;
  return actual === 'no_stream' ? 'no-stream' : null;
};
