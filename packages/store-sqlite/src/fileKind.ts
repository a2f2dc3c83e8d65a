import * as E from 'fp-ts/lib/Either.js';
import type { StoreFailed } from '@disdetta/core';
import type { Connection } from './connection.ts';
import { integerOf } from './row.ts';
import { unfit } from './sqliteErrors.ts';

/** What a file of ours is, written in its header and checked whenever it is opened. */
export interface FileKind {
  readonly name: string;
  readonly applicationId: bigint;
  /** What texts are kept and compared as. */
  readonly encoding: 'UTF-8' | 'UTF-16be';
  /**
   * The SQL that makes the tables, step by step: a file of version N has been through the first N.
   * A step that was published never changes; a change of the tables is one more.
   */
  readonly migrations: readonly string[];
}

const ANOTHER_FILE = 'Name another file.';

/** The version of a file that has been through every step. */
const versionOf = ({ migrations }: FileKind): number => migrations.length;

/** Through how many steps a file has been; refuses one that is something else, or from later. */
export const recognise = (
  connection: Connection,
  kind: FileKind,
): E.Either<StoreFailed, number> => {
  const read = (name: 'application_id' | 'user_version'): number =>
    Number(integerOf(connection.prepare(`PRAGMA ${name}`).get() ?? {}, name));
  const tables = connection.prepare('SELECT count(*) AS count FROM sqlite_schema').get() ?? {};
  const applicationId = read('application_id');
  const version = read('user_version');
  if (applicationId === 0 && version === 0 && integerOf(tables, 'count') === 0n) return E.right(0);
  if (BigInt(applicationId) !== kind.applicationId) {
    return E.left(unfit(connection.file, `it is not ${kind.name}`, ANOTHER_FILE));
  }
  const newest = versionOf(kind);
  return version <= newest
    ? E.right(version)
    : E.left(
        unfit(
          connection.file,
          `it is ${kind.name} of version ${version}, and this Disdetta reads up to version ${newest}`,
          'Open it with a later Disdetta.',
        ),
      );
};

/** Refuses a file that a reader cannot understand: it may not take it through any step. */
export const expectNewest = (
  connection: Connection,
  kind: FileKind,
): E.Either<StoreFailed, void> => {
  const newest = versionOf(kind);
  return E.flatMap((version: number) => {
    if (version === newest) return E.right(undefined);
    if (version === 0) {
      return E.left(unfit(connection.file, `it is not ${kind.name}`, ANOTHER_FILE));
    }
    const cause = `it is ${kind.name} of version ${version}, and has to be opened for writing once to be brought to version ${newest}`;
    return E.left(unfit(connection.file, cause, 'A copy will do.'));
  })(recognise(connection, kind));
};

/**
 * Takes a file through the steps that it lacks, all or none. Somebody else who opens it at once
 * waits, and finds it done.
 */
export const migrate = (connection: Connection, kind: FileKind): E.Either<StoreFailed, void> =>
  connection.transact('write', () =>
    E.map((version: number) => {
      for (const step of kind.migrations.slice(version)) connection.execute(step);
      if (version === versionOf(kind)) return;
      connection.execute(`PRAGMA application_id = ${kind.applicationId}`);
      connection.execute(`PRAGMA user_version = ${versionOf(kind)}`);
    })(recognise(connection, kind)),
  );
