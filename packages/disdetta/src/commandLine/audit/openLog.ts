import { openExport } from '@disdetta/audit';
import type { ExportUnreadable } from '@disdetta/audit';
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
  /** A file, an export as lines of JSON (`.jsonl`), or `esdb://…`. */
  readonly place: string;
  /** The category of its streams on a server. */
  readonly category: string | undefined;
}

/** Whether a place is a log on a server. */
export const isServer = ({ place }: LogPlace): boolean => place.includes('://');

const isExport = ({ place }: LogPlace): boolean => place.endsWith('.jsonl');

/** Whether several threads can read a place at once, each for itself, and are faster so. */
export const isShareable = (log: LogPlace): boolean => !isServer(log) && !isExport(log);

/** Opens a log for reading: what comes back has nothing that a file could be written with. */
export const openLog =
  (log: LogPlace): TaskEither<Failure, EventStore> =>
  async () => {
    if (!isServer(log) && isFolder(log.place)) {
      return E.left(misused(`${log.place} is a folder: name the file of the log in it.`));
    }
    try {
      return E.mapLeft(failureOf)(await openStore(log));
    } catch (thrown) {
      if (thrown instanceof CannotOpen) return E.left(failureOf(thrown));
      throw thrown;
    }
  };

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

type Opened = Promise<E.Either<StoreError | ExportUnreadable, EventStore>>;

const openStore = (log: LogPlace): Opened => {
  if (isServer(log)) return openOnServer(log);
  return isExport(log) ? openExport(log.place)() : openFile(log);
};

const openFile = async ({ place }: LogPlace): Opened => {
  const { openSqliteStore } = await loadSqlite();
  return openSqliteStore({ path: place, readOnly: true })();
};

const openOnServer = async ({ place, category }: LogPlace): Opened => {
  const { openEventStoreDbStore } = await loadEventStoreDb();
  const where = { connectionString: place };
  return openEventStoreDbStore(category === undefined ? where : { ...where, category })();
};
