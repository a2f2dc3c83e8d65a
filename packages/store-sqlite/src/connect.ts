import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { storeErrorOf } from './sqliteErrors.ts';
import type { FileOfOurs } from './sqliteErrors.ts';

/** Where and how SQLite opens a file. */
export interface ConnectOptions {
  /** The path of the file, or a URI that says more. */
  readonly location: string;
  readonly busyTimeoutMilliseconds: number;
  readonly readOnly: boolean;
}

/** Opens a file with Node's own SQLite. */
export const connect = (
  file: FileOfOurs,
  { location, busyTimeoutMilliseconds, readOnly }: ConnectOptions,
): E.Either<StoreError, Connection> => {
  try {
    const database = new DatabaseSync(location, { timeout: busyTimeoutMilliseconds, readOnly });
    return E.right(createConnection(database, file));
  } catch (thrown) {
    return E.left(storeErrorOf(thrown, file));
  }
};

/** Builds on an open connection, and closes it when nothing can be built. */
export const buildOn = <A>(
  connection: Connection,
  build: () => E.Either<StoreError, A>,
): E.Either<StoreError, A> => {
  const built = connection.attempt(build);
  if (E.isLeft(built)) connection.close();
  return built;
};
