import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pagesOf } from './pages.ts';

/**
 * Reads a log from its start to its end, page by page, and shows every event. `onPage` is told
 * the position that was reached.
 */
export const readLog =
  (
    store: EventStore,
    pageSize: number,
    see: (event: StoredEvent) => void,
    onPage: (position: bigint) => void = () => undefined,
  ): TaskEither<StoreError, void> =>
  async () => {
    let position = 0n;
    for await (const page of pagesOf(store, pageSize)) {
      if (E.isLeft(page)) return page;
      for (const event of page.right) see(event);
      position = page.right.at(-1)?.position ?? position;
      onPage(position);
    }
    return E.right(undefined);
  };
