import type { StoreError, StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { migrate, recognise, versionOf } from './fileKind.ts';
import type { FileKind } from './fileKind.ts';
import { integerOf, textOf } from './row.ts';
import { failed, storeErrorOf } from './sqliteErrors.ts';
import type { FileOfOurs } from './sqliteErrors.ts';

/** How a file is opened. */
export interface FileOptions {
  readonly busyTimeoutMilliseconds: number;
  readonly readOnly: boolean;
  /** `FULL`: synced before an answer. `NORMAL`: whole after a crash, but for the last answers. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

const SYNCHRONOUS = { NORMAL: 1n, FULL: 2n } as const;

/**
 * Opens a file of a kind, or makes it, and builds on it; refuses it when it would not keep what is
 * promised.
 */
export const openFile = <A>(
  file: FileOfOurs,
  kind: FileKind,
  options: FileOptions,
  build: (connection: Connection) => A,
): E.Either<StoreError, A> => {
  const opened = connect(file, options);
  return E.isLeft(opened) ? opened : buildOn(opened.right, kind, options, build);
};

/** Builds on an open connection; closes it when it would not keep what is promised. */
export const buildOn = <A>(
  connection: Connection,
  kind: FileKind,
  options: Omit<FileOptions, 'busyTimeoutMilliseconds'>,
  build: (connection: Connection) => A,
): E.Either<StoreError, A> => {
  const built = connection.attempt(() =>
    E.map(() => build(connection))(prepareFile(connection, kind, options)),
  );
  if (E.isLeft(built)) connection.close();
  return built;
};

const connect = (
  file: FileOfOurs,
  { busyTimeoutMilliseconds, readOnly }: FileOptions,
): E.Either<StoreError, Connection> => {
  try {
    const database = new DatabaseSync(file.path, { timeout: busyTimeoutMilliseconds, readOnly });
    return E.right(createConnection(database, file));
  } catch (thrown) {
    return E.left(storeErrorOf(thrown, file));
  }
};

const prepareFile = (
  connection: Connection,
  kind: FileKind,
  { readOnly, synchronous }: Omit<FileOptions, 'busyTimeoutMilliseconds'>,
): E.Either<StoreFailed, void> => {
  // Looked at before anything is set: somebody else's file is left as it is.
  const version = recognise(connection, kind);
  if (E.isLeft(version)) return version;
  if (readOnly) {
    if (version.right === versionOf(kind)) return checkJournal(connection);
    const cause =
      version.right === 0
        ? `it is not ${kind.name}`
        : `it is ${kind.name} of version ${version.right}, and has to be opened for writing once to be brought to version ${versionOf(kind)}`;
    return E.left(failed(connection.file, cause));
  }
  // Has to come first: the encoding of a file that has a page, or is ours, stays as it is.
  connection.execute(`PRAGMA encoding = "${kind.encoding}"`);
  connection.execute('PRAGMA journal_mode = WAL');
  connection.execute(`PRAGMA synchronous = ${synchronous}`);
  const checked = E.flatMap(() => checkSync(connection, synchronous))(checkJournal(connection));
  return E.flatMap(() => migrate(connection, kind))(checked);
};

const checkJournal = (connection: Connection): E.Either<StoreFailed, void> => {
  const mode = textOf(connection.prepare('PRAGMA journal_mode').get() ?? {}, 'journal_mode');
  return mode === 'wal'
    ? E.right(undefined)
    : E.left(failed(connection.file, `it keeps its journal as "${mode}" and not as "wal"`));
};

const checkSync = (
  connection: Connection,
  synchronous: FileOptions['synchronous'],
): E.Either<StoreFailed, void> => {
  const level = integerOf(connection.prepare('PRAGMA synchronous').get() ?? {}, 'synchronous');
  return level === SYNCHRONOUS[synchronous]
    ? E.right(undefined)
    : E.left(failed(connection.file, `SQLite would not set synchronous to ${synchronous}`));
};
