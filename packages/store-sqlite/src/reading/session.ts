import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { buildOn, connect } from '../connect.ts';
import type { Connection } from '../connection.ts';
import { expectNewest } from '../fileKind.ts';
import type { FileKind } from '../fileKind.ts';
import { prepareVersion } from '../foreignWrites.ts';
import type { AskVersion } from '../foreignWrites.ts';
import { checkJournal } from '../journal.ts';
import { prepareReads } from '../reads.ts';
import type { Reads } from '../reads.ts';
import type { FileOfOurs } from '../sqliteErrors.ts';
import { immutableUri, stampAtRest } from './atRest.ts';
import { explain } from '../hindrance.ts';

/** A log as a reader has it open, for as long as it can be read in this way. */
export interface Session {
  readonly connection: Connection;
  readonly reads: Reads;
  /** Whether what was read until now was the log as it stands. */
  readonly isCurrent: () => boolean;
  readonly askVersion: AskVersion;
}

/**
 * Opens a log for reading. SQLite makes a journal and shared memory beside any log that it opens,
 * and a reader could not take them away again. So a log at rest is opened as a file that never
 * changes, without any file made or lock taken, and opened anew once that is no longer so.
 */
export const openSession = (
  file: FileOfOurs,
  kind: FileKind,
  busyTimeoutMilliseconds: number,
): E.Either<StoreError, Session> => {
  const stamp = stampAtRest(file.path);
  const opened =
    stamp === null
      ? openShared(file, kind, busyTimeoutMilliseconds)
      : openAtRest(file, kind, stamp);
  return E.mapLeft((error: StoreError) => explain(error, file, 'read'))(opened);
};

const openShared = (
  file: FileOfOurs,
  kind: FileKind,
  busyTimeoutMilliseconds: number,
): E.Either<StoreError, Session> =>
  open(file, { location: file.path, busyTimeoutMilliseconds }, (connection) =>
    E.map(() => ({ isCurrent: () => true, askVersion: prepareVersion(connection) }))(
      E.flatMap(() => checkJournal(connection))(expectNewest(connection, kind)),
    ),
  );

const openAtRest = (
  file: FileOfOurs,
  kind: FileKind,
  stamp: string,
): E.Either<StoreError, Session> => {
  const location = immutableUri(file.path);
  return open(file, { location, busyTimeoutMilliseconds: 0 }, (connection) =>
    E.map(() => ({
      isCurrent: () => stampAtRest(file.path) === stamp,
      askVersion: () => E.right(stampAtRest(file.path) ?? 'written to'),
    }))(expectNewest(connection, kind)),
  );
};

const open = (
  file: FileOfOurs,
  where: { readonly location: string; readonly busyTimeoutMilliseconds: number },
  describe: (
    connection: Connection,
  ) => E.Either<StoreError, Pick<Session, 'isCurrent' | 'askVersion'>>,
): E.Either<StoreError, Session> =>
  E.flatMap((connection: Connection) =>
    buildOn(connection, () =>
      E.map((described: Pick<Session, 'isCurrent' | 'askVersion'>) => ({
        ...described,
        connection,
        reads: prepareReads(connection),
      }))(describe(connection)),
    ),
  )(connect(file, { ...where, readOnly: true }));
