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
import { readStream } from '../../readStream.ts';

/** One account as a report needs it: what cannot be decoded is left out, the audit tells of it. */
export interface AccountRecord {
  readonly stored: readonly StoredEvent[];
  readonly history: readonly RecordedAccountEvent[];
  readonly refusals: readonly RecordedRefusal[];
}

/** Reads one account and its refusals, page by page, and holds them. */
export const readAccount = (
  store: EventStore,
  accountId: AccountId,
  pageSize: number,
): TE.TaskEither<StoreError, AccountRecord> => {
  const stored: StoredEvent[] = [];
  const history: RecordedAccountEvent[] = [];
  const refusals: RecordedRefusal[] = [];
  const options = { pageSize, through: undefined };
  return pipe(
    readStream(store, streamOf(accountId), options, (event) => {
      stored.push(event);
      const decoded = decodeAccountEvent(event);
      if (E.isRight(decoded)) history.push(decoded.right);
    }),
    TE.chain(() =>
      readStream(store, refusalsStreamOf(accountId), options, (event) => {
        stored.push(event);
        const decoded = decodeRefusal(event);
        if (E.isRight(decoded)) refusals.push(decoded.right);
      }),
    ),
    TE.map(() => ({ stored, history, refusals })),
  );
};
