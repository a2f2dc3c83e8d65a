import { decodeAccountEvent, decodeRefusal, refusalsStreamOf, streamOf } from '@disdetta/core';
import type {
  AccountId,
  EventStore,
  RecordedAccountEvent,
  RecordedRefusal,
  StoreError,
  StoredEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readStream } from './readStream.ts';

/** One account as it reads: what cannot be decoded is left out, the audit tells of it. */
export interface AccountRecord {
  readonly stored: readonly StoredEvent[];
  readonly history: readonly RecordedAccountEvent[];
  readonly refusals: readonly RecordedRefusal[];
}

/** Reads one account and its refusals, page by page and up to given ends, and holds them. */
export const readAccount = (
  store: EventStore,
  accountId: AccountId,
  pageSize: number,
  ends?: ReadonlyMap<string, bigint>,
): TE.TaskEither<StoreError, AccountRecord> => {
  const stored: StoredEvent[] = [];
  const history: RecordedAccountEvent[] = [];
  const refusals: RecordedRefusal[] = [];
  const read = (
    stream: string,
    see: (event: StoredEvent) => void,
  ): TE.TaskEither<StoreError, unknown> =>
    ends === undefined || ends.has(stream)
      ? readStream(store, stream, { pageSize, through: ends?.get(stream) }, see)
      : TE.right(null);
  return pipe(
    read(streamOf(accountId), (event) => {
      stored.push(event);
      const decoded = decodeAccountEvent(event);
      if (E.isRight(decoded)) history.push(decoded.right);
    }),
    TE.chain(() =>
      read(refusalsStreamOf(accountId), (event) => {
        stored.push(event);
        const decoded = decodeRefusal(event);
        if (E.isRight(decoded)) refusals.push(decoded.right);
      }),
    ),
    TE.map(() => ({ stored, history, refusals })),
  );
};
