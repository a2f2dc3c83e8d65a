import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { appendBytes, follow, tooLarge } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { prepareAppend } from './appends.ts';
import type { Connection } from './connection.ts';
import { createBellOf } from './foreignWrites.ts';
import { createGroupCommit } from './groupCommit.ts';
import { prepareReads } from './reads.ts';
import { unavailable } from './sqliteErrors.ts';

/** How a store uses its connection. */
export interface StoreSettings {
  readonly now: () => Instant;
  readonly readOnly: boolean;
  readonly largestAppendBytes: number;
}

/** The event store over an open log. */
export const createSqliteStore = (
  connection: Connection,
  { now, readOnly, largestAppendBytes }: StoreSettings,
): EventStore => {
  const reads = prepareReads(connection);
  const bell = createBellOf(connection);
  const group = createGroupCommit(connection, prepareAppend(connection, now), bell.ring);

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TE.TaskEither<StoreError, A> =>
    async () =>
      connection.attempt(work);

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => E.right(reads.after(after, limit)));

  return {
    append: (stream, expected, events) => {
      if (readOnly) {
        return TE.left(unavailable(connection.file, 'it was opened for reading only'));
      }
      const bytes = appendBytes(events);
      return bytes > largestAppendBytes
        ? TE.left(tooLarge(stream, bytes, largestAppendBytes))
        : group.append({ stream, expected, events });
    },
    readStream: (stream, range) => answer(() => E.right(reads.page(stream, range))),
    readAll,
    subscribe: (after, signal) => follow(readAll, bell, after, signal),
    close: () => async () => {
      group.flush();
      const closed = connection.close();
      bell.ring();
      return closed;
    },
  };
};
