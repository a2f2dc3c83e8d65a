import { decodeAccountEvent, isAccountStream, streamOf } from '@disdetta/core';
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

/** Recorded events of accounts, in the order in which they were recorded. */
export type History = TE.TaskEither<StoreError, readonly RecordedAccountEvent[]>;

/** Reads pages until one is not full, each from behind the last event of the one before. */
const readPages =
  (
    known: readonly RecordedAccountEvent[],
    readAfter: (last: StoredEvent | undefined) => TE.TaskEither<StoreError, readonly StoredEvent[]>,
  ): History =>
  async () => {
    const history = [...known];
    let last: StoredEvent | undefined;
    for (;;) {
      const page = await readAfter(last)();
      if (E.isLeft(page)) return page;
      for (const stored of page.right) {
        last = stored;
        if (!isAccountStream(stored.stream)) continue;
        const decoded = decodeAccountEvent(stored);
        if (E.isLeft(decoded)) return decoded;
        history.push(decoded.right);
      }
      if (page.right.length < PAGE) return E.right(history);
    }
  };

/** Everything recorded of one account, given what is known of it already. */
export const readAccount = (
  store: EventStore,
  accountId: AccountId,
  known: readonly RecordedAccountEvent[] = [],
): History =>
  readPages(known, (last) =>
    pipe(
      store.readStream(streamOf(accountId), {
        from: ((last ?? known.at(-1))?.revision ?? -1n) + 1n,
        limit: PAGE,
      }),
      TE.map(({ events }) => events),
    ),
  );

/** Everything recorded of all accounts, in the order of the log. */
export const readEveryAccount = (store: EventStore): History =>
  readPages([], (last) => store.readAll(last === undefined ? 0n : last.position, PAGE));
