import type { StoreError } from '@disdetta/core';
import type { ReadModelDatabase } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import type { CommentKeys } from './comments/commentKeys.ts';
import { CannotOpen } from './cannotOpen.ts';
import { openKeyFolder } from './comments/keyFolder.ts';
import { follow } from './following/follow.ts';
import type { Opened } from './following/follow.ts';
import type { EffectsToRun } from './following/effectsToRun.ts';
import type { ReadModelsOptions } from './following/openReadModels.ts';
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
  /** Keeps tables that answer queries without a replay: `{}` keeps them in `<file>.read-models`. */
  readonly readModels?: false | ReadModelsOptions;
  /** Hands over what has to happen outside. Its ledger is `<file>.effects`: do not delete it. */
  readonly effects?: false | EffectsToRun;
}

/** What follows a log that is not a file of ours has to be told where its own files are. */
interface PlacedElsewhere {
  readonly readModels?:
    | false
    | (ReadModelsOptions & ({ readonly file: string } | { readonly database: ReadModelDatabase }));
  readonly effects?: false | (EffectsToRun & { readonly file: string });
}

/** A log on an EventStoreDB or KurrentDB server. */
export interface OpenServer extends Told, PlacedElsewhere {
  /** `esdb://…`, with TLS and credentials as the vendor's client reads them. */
  readonly connectionString: string;
  /** Only streams named `<category>-…` on the server are seen and written. Default: `disdetta`. */
  readonly category?: string;
  /** No folder can be guessed here: `openKeyFolder({ folder })`, or a key store of your own. */
  readonly comments: CommentKeys;
}

/** A log in a store of one's own, which is closed with the front door. */
export interface OpenStore extends DisdettaOptions, PlacedElsewhere {}

/** What `openDisdetta` opens. */
export type OpenOptions = OpenFile | OpenServer | OpenStore;

/**
 * Opens a log and puts the engine on it, with what follows the log if that is asked for. Rejects
 * with `CannotOpen`, and leaves nothing open then.
 */
export const openDisdetta = async <Options extends OpenOptions>(
  options: Options,
): Promise<Opened<Options>> => {
  const opened = await open(options);
  // Typed by what was asked for: who did not ask for read models has none to look at.
  return opened as Opened<Options>;
};

const open = (options: OpenOptions): Promise<Opened<OpenOptions>> => {
  if ('file' in options) return openFile(options);
  return 'store' in options ? follow(options, []) : openServer(options);
};

const openFile = async ({
  file,
  comments = openKeyFolder({ folder: `${file}.keys` }),
  readModels = false,
  effects = false,
  ...told
}: OpenFile): Promise<Opened<OpenOptions>> => {
  const { openSqliteArchive, openSqliteStore } = await loadSqlite();
  const store = orThrow(await openSqliteStore({ path: file })());
  const archive = await openSqliteArchive({ path: `${file}.archive` })();
  if (E.isLeft(archive)) await store.close()();
  const opened = orThrow(archive);
  const followers = {
    readModels: readModels === false ? readModels : { file: `${file}.read-models`, ...readModels },
    effects: effects === false ? effects : { file: `${file}.effects`, ...effects },
  };
  return follow({ ...told, ...followers, store, archive: opened, comments }, [
    async () => {
      await opened.close()();
    },
  ]);
};

const openServer = async ({
  connectionString,
  category,
  ...told
}: OpenServer): Promise<Opened<OpenOptions>> => {
  const { openEventStoreDbStore } = await loadEventStoreDb();
  const where = category === undefined ? { connectionString } : { connectionString, category };
  return follow({ ...told, store: orThrow(await openEventStoreDbStore(where)()) }, []);
};

const orThrow = <A>(opened: E.Either<StoreError, A>): A => {
  if (E.isRight(opened)) return opened.right;
  throw new CannotOpen(opened.left.code, opened.left.message);
};
