import type { Archive, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Connection } from '../connection.ts';
import type { TransactionKind } from '../connection.ts';
import { prepareEntries } from './entries.ts';
import { prepareSnapshots } from './snapshots.ts';
import { prepareTally } from './tallying.ts';

/** An archive in a file, which can be closed. */
export interface SqliteArchive extends Archive {
  readonly close: () => TaskEither<StoreError, void>;
}

/** The archive over an open file. */
export const createSqliteArchive = (connection: Connection): SqliteArchive => {
  const snapshots = prepareSnapshots(connection);
  const entries = prepareEntries(connection);
  const tally = prepareTally(connection);
  const removals = ['snapshot', 'entry', 'counter'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE stream = ?`),
  );

  const inOne =
    <A>(kind: TransactionKind, work: () => A): TaskEither<StoreError, A> =>
    async () =>
      connection.attempt(() => E.right(connection.transact(kind, work)));

  return {
    open: (stream) => inOne('read', () => snapshots.find(stream)),

    consult: (stream, through, finds, tallies) =>
      inOne('read', () => {
        if (snapshots.revisionOf(stream) !== through) return null;
        return {
          found: finds.map(({ shelf, keys }) =>
            keys.flatMap((key) => entries.find(stream, shelf, key) ?? []),
          ),
          tallies: tallies.map((question) => tally(stream, question)),
        };
      }),

    file: (stream, after, snapshot, filed) =>
      inOne('write', () => {
        if (snapshots.revisionOf(stream) !== after) return false;
        entries.put(stream, filed);
        snapshots.put(stream, snapshot);
        return true;
      }),

    forget: (stream) =>
      inOne('write', () => {
        for (const removal of removals) removal.run(stream);
      }),

    close: () => async () => connection.close(),
  };
};
