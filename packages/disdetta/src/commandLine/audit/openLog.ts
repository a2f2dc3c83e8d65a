import type { EventStore, StoreError } from '@disdetta/core';
import { statSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { CannotOpen } from '../../cannotOpen.ts';
import { loadEventStoreDb, loadSqlite } from '../../loading.ts';
import { failureOf, misused } from './failure.ts';
import type { Failure } from './failure.ts';

/** A log that is to be read, and nothing else. */
export interface LogPlace {
  /** A file, or `esdb://…`. */
  readonly place: string;
  /** The category of its streams on a server. */
  readonly category: string | undefined;
}

/** Whether a place is a log on a server. */
export const isServer = ({ place }: LogPlace): boolean => place.includes('://');

/** Opens a log for reading: what comes back has nothing that a file could be written with. */
export const openLog =
  (log: LogPlace): TaskEither<Failure, EventStore> =>
  async () => {
    if (!isServer(log) && isFolder(log.place)) {
      return E.left(misused(`${log.place} is a folder: name the file of the log in it.`));
    }
    try {
      const opened = await (isServer(log) ? openOnServer(log) : openFile(log));
      return E.mapLeft(failureOf)(opened);
    } catch (thrown) {
      if (thrown instanceof CannotOpen) return E.left(failureOf(thrown));
      throw thrown;
    }
  };

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const openFile = async ({ place }: LogPlace): Promise<E.Either<StoreError, EventStore>> => {
  const { openSqliteStore } = await loadSqlite();
  return openSqliteStore({ path: place, readOnly: true })();
};

const openOnServer = async ({
  place,
  category,
}: LogPlace): Promise<E.Either<StoreError, EventStore>> => {
  const { openEventStoreDbStore } = await loadEventStoreDb();
  const where = { connectionString: place };
  return openEventStoreDbStore(category === undefined ? where : { ...where, category })();
};
