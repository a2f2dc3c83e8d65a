import type { EventStore, StoreError } from '@disdetta/core';
import { follow } from '@disdetta/store-kit';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { backUp } from '../backUp.ts';
import { createBellOf } from '../foreignWrites.ts';
import type { Reads } from '../reads.ts';
import { unavailable } from '../sqliteErrors.ts';
import type { SqliteStore } from '../sqliteStore.ts';
import type { ReadOnlyLog } from './readOnlyLog.ts';

/** A store that reads, follows and copies a log, and refuses everything that would change it. */
export const createReadOnlyStore = (log: ReadOnlyLog): SqliteStore => {
  const bell = createBellOf(log.askVersion);

  const answer =
    <A>(ask: (reads: Reads) => A): TE.TaskEither<StoreError, A> =>
    async () =>
      log.read(ask);

  const readAll: EventStore['readAll'] = (after, limit) =>
    answer((reads) => reads.after(after, limit));

  const refused = (): TE.TaskEither<StoreError, never> =>
    TE.left(unavailable(log.file, 'it was opened for reading only'));

  return {
    append: refused,
    readStream: (stream, range) => answer((reads) => reads.page(stream, range)),
    readAll,
    subscribe: (after, signal) => follow(readAll, bell, after, signal),
    backUp: (to) =>
      pipe(
        answer(() => undefined),
        TE.chain(() => () => backUp(log.file, to)),
      ),
    checkpoint: refused,
    close: () => async () => {
      const closed = log.close();
      bell.ring();
      return closed;
    },
  };
};
