import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type {
  EventStore,
  FeedItem,
  StopSignal,
  StoreError,
  StoreUnavailable,
  StoredEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { PAGE, pagesOf } from '../../pages.ts';
import { exportUnreadable } from '../exportUnreadable.ts';
import type { ExportUnreadable } from '../exportUnreadable.ts';
import { countBefore, indexOf } from './exportIndex.ts';
import type { ExportIndex } from './exportIndex.ts';
import { eventsAt } from './eventsAt.ts';

/**
 * Opens an export as lines of JSON (`exportJsonLines`) as an event store that can only be read:
 * every audit works on it. The file is read once before the answer, every line of it held against
 * its hash; then some eighty bytes an event are held, and the names of the streams.
 */
export const openExport =
  (path: string): TE.TaskEither<ExportUnreadable, EventStore> =>
  async () => {
    const file = await TE.tryCatch(() => open(path, 'r'), E.toError)();
    if (E.isLeft(file)) return E.left(exportUnreadable(path, 0, hindranceOf(file.left)));
    const index = await indexOf(file.right, path);
    if (E.isRight(index)) return E.right(storeOver(file.right, index.right));
    await file.right.close();
    return index;
  };

const hindranceOf = (error: Error): string =>
  'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error.message;

const unavailable = (message: string, cause: string): StoreUnavailable => ({
  code: 'StoreUnavailable',
  message,
  facts: { cause },
});

const readOnly = unavailable('An export can only be read: append to the log itself.', 'read only');

const storeOver = (file: FileHandle, index: ExportIndex): EventStore => {
  const { positions, revisions, streams } = index;
  let isClosed = false;

  const read =
    (ordinals: readonly number[]): TE.TaskEither<StoreError, readonly StoredEvent[]> =>
    async () =>
      isClosed
        ? E.left(unavailable('This export was closed: open it again.', 'closed'))
        : eventsAt(file, index, ordinals)();

  const revisionAt = (ordinal: number): bigint => revisions[ordinal] ?? -1n;

  const readStream: EventStore['readStream'] = (stream, { from, direction, limit }) => {
    const own = streams.get(stream) ?? [];
    const last = own.at(-1);
    const start = from === undefined ? 0 : countBefore(own, (one) => revisionAt(one) >= from);
    const end = from === undefined ? own.length : countBefore(own, (one) => revisionAt(one) > from);
    const asked =
      direction === 'backwards'
        ? own.slice(Math.max(0, end - limit), end).reverse()
        : own.slice(start, start + limit);
    return TE.map((events: readonly StoredEvent[]) => ({
      events,
      revision: last === undefined ? ('no-stream' as const) : revisionAt(last),
    }))(read(asked));
  };

  const readAll: EventStore['readAll'] = (after, limit) => {
    const start = countBefore(positions, (position) => position > after);
    const length = Math.min(limit, positions.length - start);
    return read(Array.from({ length }, (_, place) => start + place));
  };

  const store: EventStore = {
    append: () => TE.left(readOnly),
    readStream,
    readAll,
    subscribe: (after, signal) => feedOf(store, after, signal),
    close: () => async () => {
      if (!isClosed) await file.close();
      isClosed = true;
      return E.right(undefined);
    },
  };
  return store;
};

/** All there is, then that it is through; nothing will ever follow. */
async function* feedOf(
  store: EventStore,
  after: bigint,
  signal: StopSignal,
): AsyncGenerator<E.Either<StoreError, FeedItem>> {
  for await (const page of pagesOf(store, PAGE, after)) {
    if (E.isLeft(page)) {
      yield page;
      return;
    }
    for (const event of page.right) {
      if (signal.aborted) return;
      yield E.right({ kind: 'event', event });
    }
  }
  if (signal.aborted) return;
  yield E.right({ kind: 'caughtUp' });
  await stopped(signal);
}

const stopped = (signal: StopSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', resolve);
  });
