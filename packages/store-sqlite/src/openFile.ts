import type { StoreError, StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { buildOn, connect } from './connect.ts';
import type { Connection } from './connection.ts';
import { migrate, recognise } from './fileKind.ts';
import type { FileKind } from './fileKind.ts';
import { explain } from './hindrance.ts';
import { setJournal } from './journal.ts';
import type { FileOfOurs } from './sqliteErrors.ts';
import type { Synchronous } from './journal.ts';

/** How a file is opened for writing. */
export interface FileOptions {
  readonly busyTimeoutMilliseconds: number;
  readonly synchronous: Synchronous;
}

/**
 * Opens a file of a kind, or makes it, and builds on it; refuses it when it would not keep what is
 * promised.
 */
export const openFile = <A>(
  file: FileOfOurs,
  kind: FileKind,
  { busyTimeoutMilliseconds, synchronous }: FileOptions,
  build: (connection: Connection) => A,
): E.Either<StoreError, A> =>
  E.flatMap((connection: Connection) =>
    buildOn(connection, () =>
      E.map(() => build(connection))(prepareFile(connection, kind, synchronous)),
    ),
  )(
    E.mapLeft((error: StoreError) => explain(error, file, 'write'))(
      connect(file, { location: file.path, busyTimeoutMilliseconds, readOnly: false }),
    ),
  );

/** Makes an open file one that keeps what is promised, or refuses it. */
export const prepareFile = (
  connection: Connection,
  kind: FileKind,
  synchronous: Synchronous,
): E.Either<StoreFailed, void> => {
  // Looked at before anything is set: somebody else's file is left as it is. And at one moment,
  // since another process may be making it ours just now.
  const version = connection.transact('read', () => recognise(connection, kind));
  if (E.isLeft(version)) return version;
  // Has to come first: the encoding of a file that has a page, or is ours, stays as it is.
  connection.execute(`PRAGMA encoding = "${kind.encoding}"`);
  return E.flatMap(() => migrate(connection, kind))(setJournal(connection, synchronous));
};
