import type { StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { CommentKeys } from './comments/commentKeys.ts';
import { CannotOpen } from './cannotOpen.ts';
import { openKeyFolder } from './comments/keyFolder.ts';
import { createDisdetta } from './disdetta.ts';
import type { Disdetta } from './disdetta.ts';
import { loadEventStoreDb, loadSqlite } from './loading.ts';
import type { DisdettaOptions } from './methods.ts';

/** What `createDisdetta` may be told besides its stores. */
type Told = Omit<DisdettaOptions, 'store' | 'archive'>;

/** The embedded log of one file. */
export interface OpenFile extends Told {
  /**
   * The file of the log; made when it is not there. `<file>.archive` beside it can be deleted; the
   * folder `<file>.keys` holds the keys of comments, unless other `comments` are given.
   */
  readonly file: string;
}

/** A log on an EventStoreDB or KurrentDB server. */
export interface OpenServer extends Told {
  /** `esdb://…`, with TLS and credentials as the vendor's client reads them. */
  readonly connectionString: string;
  /** Only streams named `<category>-…` on the server are seen and written. Default: `disdetta`. */
  readonly category?: string;
  /** No folder can be guessed here: `openKeyFolder({ folder })`, or a key store of your own. */
  readonly comments: CommentKeys;
}

/** What `openDisdetta` opens. */
export type OpenOptions = OpenFile | OpenServer;

/** Opens a log and puts the engine on it. Rejects with `CannotOpen`. */
export const openDisdetta = async (options: OpenOptions): Promise<Disdetta> =>
  'file' in options ? openFile(options) : openServer(options);

const openFile = async ({
  file,
  comments = openKeyFolder({ folder: `${file}.keys` }),
  ...told
}: OpenFile): Promise<Disdetta> => {
  const { openSqliteArchive, openSqliteStore } = await loadSqlite();
  const store = orThrow(await openSqliteStore({ path: file })());
  const archive = await openSqliteArchive({ path: `${file}.archive` })();
  if (E.isLeft(archive)) await store.close()();
  const opened = orThrow(archive);
  const disdetta = createDisdetta({ ...told, store, archive: opened, comments });
  return {
    ...disdetta,
    close: async () => {
      await opened.close()();
      return disdetta.close();
    },
  };
};

const openServer = async ({
  connectionString,
  category,
  ...told
}: OpenServer): Promise<Disdetta> => {
  const { openEventStoreDbStore } = await loadEventStoreDb();
  const where = category === undefined ? { connectionString } : { connectionString, category };
  return createDisdetta({ ...told, store: orThrow(await openEventStoreDbStore(where)()) });
};

const orThrow = <A>(opened: E.Either<StoreError, A>): A => {
  if (E.isRight(opened)) return opened.right;
  throw new CannotOpen(opened.left.code, opened.left.message);
};
