import type * as StoreSqlite from '@disdetta/store-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { openKeyFolder } from './comments/keyFolder.ts';
import { createDisdetta } from './disdetta.ts';
import type { Disdetta } from './disdetta.ts';
import type { DisdettaOptions } from './methods.ts';

/** The log could not be opened: a damaged file, a newer one, no permission, a Node without SQLite. */
export class CannotOpen extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CannotOpen';
    this.code = code;
  }
}

/** What `openDisdetta` opens, and what `createDisdetta` may be told besides. */
export interface OpenOptions extends Omit<DisdettaOptions, 'store' | 'archive'> {
  /**
   * The file of the log; made when it is not there. `<file>.archive` beside it can be deleted; the
   * folder `<file>.keys` holds the keys of comments, unless other `comments` are given.
   */
  readonly file: string;
}

/** Opens the embedded log of a file and puts the engine on it. Rejects with `CannotOpen`. */
export const openDisdetta = async ({
  file,
  comments = openKeyFolder({ folder: `${file}.keys` }),
  ...options
}: OpenOptions): Promise<Disdetta> => {
  const { openSqliteArchive, openSqliteStore } = await loadSqlite();
  const store = await openSqliteStore({ path: file })();
  if (E.isLeft(store)) throw new CannotOpen(store.left.code, store.left.message);
  const archive = await openSqliteArchive({ path: `${file}.archive` })();
  if (E.isLeft(archive)) {
    await store.right.close()();
    throw new CannotOpen(archive.left.code, archive.left.message);
  }
  const disdetta = createDisdetta({
    store: store.right,
    archive: archive.right,
    comments,
    ...options,
  });
  return {
    ...disdetta,
    close: async () => {
      await archive.right.close()();
      return disdetta.close();
    },
  };
};

const SQLITE: string = 'node:sqlite';

/** Loaded when a file is opened: an older Node without SQLite can do all the rest. */
const loadSqlite = async (): Promise<typeof StoreSqlite> => {
  if (process.getBuiltinModule(SQLITE) === undefined) {
    const message = `A log in one file needs Node 22.16 or later, and this is ${process.version}: use createDisdetta with another store.`;
    throw new CannotOpen('NodeTooOld', message);
  }
  return import('@disdetta/store-sqlite');
};
