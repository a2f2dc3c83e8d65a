import * as E from 'fp-ts/lib/Either.js';
import type { StoreFailed } from '@disdetta/core';
import type { Connection } from './connection.ts';
import { integerOf } from './row.ts';
import { failed } from './sqliteErrors.ts';

/** What a file of ours is, written in its header and checked whenever it is opened. */
export interface FileKind {
  readonly name: string;
  readonly applicationId: bigint;
  /** Raised whenever the tables change. */
  readonly version: bigint;
  /** What texts are kept and compared as. */
  readonly encoding: 'UTF-8' | 'UTF-16be';
  /** Makes the tables of a new file. */
  readonly schema: string;
}

/** Whether a file is new; refuses one that is something else, or from a later version of ours. */
export const recognise = (
  connection: Connection,
  kind: FileKind,
): E.Either<StoreFailed, 'new' | 'ours'> => {
  const read = (name: 'application_id' | 'user_version'): bigint =>
    integerOf(connection.prepare(`PRAGMA ${name}`).get() ?? {}, name);
  const tables = connection.prepare('SELECT count(*) AS count FROM sqlite_schema').get() ?? {};
  const applicationId = read('application_id');
  const version = read('user_version');
  if (applicationId === 0n && version === 0n && integerOf(tables, 'count') === 0n) {
    return E.right('new');
  }
  if (applicationId !== kind.applicationId) {
    return E.left(failed(connection.file, `it is not ${kind.name}`));
  }
  return version === kind.version
    ? E.right('ours')
    : E.left(
        failed(
          connection.file,
          `it is ${kind.name} of version ${version}, and this Disdetta reads version ${kind.version}`,
        ),
      );
};

/** Makes the tables of a new file, unless somebody else who opened it at once was first. */
export const settle = (connection: Connection, kind: FileKind): E.Either<StoreFailed, void> =>
  connection.transact('write', () =>
    E.map((state: 'new' | 'ours') => {
      if (state === 'ours') return;
      connection.execute(kind.schema);
      connection.execute(`PRAGMA application_id = ${kind.applicationId}`);
      connection.execute(`PRAGMA user_version = ${kind.version}`);
    })(recognise(connection, kind)),
  );
