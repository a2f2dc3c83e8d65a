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
import { readLog } from '../readLog.ts';
import { readStream } from '../readStream.ts';

type See = (event: RecordedAccountEvent) => void;

/** Decodes what it is shown; an answer without the events that nobody can read would be wrong. */
const createDecoder = (see: See) => {
  let unreadable: StoreError | null = null;
  return {
    take: (stored: StoredEvent): void => {
      if (unreadable !== null) return;
      const decoded = decodeAccountEvent(stored);
      if (E.isLeft(decoded)) unreadable = decoded.left;
      else see(decoded.right);
    },
    end: (): E.Either<StoreError, void> =>
      unreadable === null ? E.right(undefined) : E.left(unreadable),
  };
};

/** The events of one account, page by page. */
export const readHistory = (
  store: EventStore,
  accountId: AccountId,
  pageSize: number,
): TE.TaskEither<StoreError, readonly RecordedAccountEvent[]> => {
  const history: RecordedAccountEvent[] = [];
  const decoder = createDecoder((event) => history.push(event));
  return pipe(
    readStream(store, streamOf(accountId), { pageSize, through: undefined }, decoder.take),
    TE.chainEitherK(decoder.end),
    TE.map(() => history),
  );
};

/** Shows the events of all accounts, in the order of the log; none is held. */
export const readAccounts = (
  store: EventStore,
  pageSize: number,
  see: See,
): TE.TaskEither<StoreError, void> => {
  const decoder = createDecoder(see);
  return pipe(
    readLog(store, pageSize, (stored) => {
      if (isAccountStream(stored.stream)) decoder.take(stored);
    }),
    TE.chainEitherK(decoder.end),
  );
};
