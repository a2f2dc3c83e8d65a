import { decodeAccountEvent, streamOf } from '@disdetta/core';
import type {
  AccountId,
  EventStore,
  RecordedAccountEvent,
  StoreError,
  StoredEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

const PAGE = 1_000;

type History = TE.TaskEither<StoreError, readonly RecordedAccountEvent[]>;

/** Reads pages until one is not full, each from behind the last event of the one before. */
const readPages = (
  readFrom: (last: StoredEvent | undefined) => TE.TaskEither<StoreError, readonly StoredEvent[]>,
): History => {
  const go = (sofar: readonly RecordedAccountEvent[], last: StoredEvent | undefined): History =>
    pipe(
      readFrom(last),
      TE.chain((stored) =>
        pipe(
          TE.fromEither(E.traverseArray(decodeAccountEvent)(stored)),
          TE.map((decoded) => [...sofar, ...decoded]),
          TE.chain((all) => (stored.length < PAGE ? TE.right(all) : go(all, stored.at(-1)))),
        ),
      ),
    );
  return go([], undefined);
};

/** Everything recorded of one account, in order. */
export const readAccount = (store: EventStore, accountId: AccountId): History =>
  readPages((last) =>
    pipe(
      store.readStream(streamOf(accountId), {
        from: last === undefined ? 0n : last.revision + 1n,
        limit: PAGE,
      }),
      TE.map(({ events }) => events),
    ),
  );

/** Everything recorded of all accounts, in the order of the log. */
export const readEveryAccount = (store: EventStore): History =>
  readPages((last) => store.readAll(last === undefined ? 0n : last.position, PAGE));
