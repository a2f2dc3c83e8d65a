import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { follow } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { prepareAppend } from './appends.ts';
import type { Connection } from './connection.ts';
import { createBellOf } from './foreignWrites.ts';
import { prepareReads } from './reads.ts';
import { unavailable } from './sqliteErrors.ts';

/** How a store uses its connection. */
export interface StoreSettings {
  readonly now: () => Instant;
  readonly readOnly: boolean;
}

/** The event store over an open log. */
export const createSqliteStore = (
  connection: Connection,
  { now, readOnly }: StoreSettings,
): EventStore => {
  const reads = prepareReads(connection);
  const appendInTransaction = prepareAppend(connection, now);
  const bell = createBellOf(connection);

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TaskEither<StoreError, A> =>
    async () =>
      connection.attempt(work);

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => E.right(reads.after(after, limit)));

  return {
    append: (stream, expected, events) =>
      answer(() => {
        if (readOnly) return E.left(unavailable(connection.file, 'it was opened for reading only'));
        const appended = connection.transact('write', () =>
          appendInTransaction({ stream, expected, events }),
        );
        if (E.isRight(appended)) bell.ring();
        return appended;
      }),
    readStream: (stream, range) => answer(() => E.right(reads.page(stream, range))),
    readAll,
    subscribe: (after, signal) => follow(readAll, bell, after, signal),
    close: () => async () => {
      const closed = connection.close();
      bell.ring();
      return closed;
    },
  };
};
