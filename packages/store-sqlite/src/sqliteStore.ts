import type { EventStore, Instant, StoreError } from '@disdetta/core';
import { appendBytes, follow, tooLarge } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { prepareAppend } from './appends.ts';
import { backUp } from './backUp.ts';
import type { Connection } from './connection.ts';
import { createBellOf, prepareVersion } from './foreignWrites.ts';
import { createGroupCommit } from './groupCommit.ts';
import { prepareReads } from './reads.ts';
import { integerOf } from './row.ts';
import { unavailable } from './sqliteErrors.ts';

/** How a store uses its connection. */
export interface StoreSettings {
  readonly now: () => Instant;
  readonly largestAppendBytes: number;
}

/** An event store in one file. */
export interface SqliteStore extends EventStore {
  /** Copies the log, as it stands at one moment, into a file that is not there yet. */
  readonly backUp: (to: string) => TE.TaskEither<StoreError, void>;
  /**
   * Moves what stands in the journal beside the file into the file, and empties the journal. SQLite
   * does so by itself as the journal grows; `StoreUnavailable` while somebody reads from it.
   */
  readonly checkpoint: () => TE.TaskEither<StoreError, void>;
}

/** The event store over an open log. */
export const createSqliteStore = (
  connection: Connection,
  { now, largestAppendBytes }: StoreSettings,
): SqliteStore => {
  const reads = prepareReads(connection);
  const bell = createBellOf(prepareVersion(connection));
  const group = createGroupCommit(connection, prepareAppend(connection, now), bell.ring);

  const answer =
    <A>(work: () => E.Either<StoreError, A>): TE.TaskEither<StoreError, A> =>
    async () =>
      connection.attempt(work);

  const checkpoint = (): E.Either<StoreError, void> => {
    const row = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
    return integerOf(row, 'busy') === 0n
      ? E.right(undefined)
      : E.left(unavailable(connection.file, 'somebody reads from its journal'));
  };

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer(() => E.right(reads.after(after, limit)));

  return {
    append: (stream, expected, events) => {
      const bytes = appendBytes(events);
      return bytes > largestAppendBytes
        ? TE.left(tooLarge(stream, bytes, largestAppendBytes))
        : group.append({ stream, expected, events });
    },
    readStream: (stream, range) => answer(() => E.right(reads.page(stream, range))),
    readAll,
    subscribe: (after, signal) => follow(readAll, bell, after, signal),
    backUp: (to) =>
      pipe(
        answer(() => E.right(undefined)),
        TE.chain(() => () => backUp(connection.file, to)),
      ),
    checkpoint: () => answer(checkpoint),
    close: () => async () => {
      group.flush();
      const closed = connection.close();
      bell.ring();
      return closed;
    },
  };
};
