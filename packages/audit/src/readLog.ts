import type { EventStore, StoreError, StoreFailed, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** How many events are read, and held, at a time, unless told otherwise. */
export const PAGE = 500;

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
    for (;;) {
      const page = await store.readAll(position, pageSize)();
      if (E.isLeft(page)) return page;
      for (const event of page.right) {
        // A position that does not rise would have the same page read for ever.
        if (event.position <= position) return E.left(notRising(event));
        position = event.position;
        see(event);
      }
      onPage(position);
      if (page.right.length < pageSize) return E.right(undefined);
    }
  };

const notRising = ({ stream, revision, position }: StoredEvent): StoreFailed => ({
  code: 'StoreFailed',
  message: `The positions of this log do not rise at event ${revision} of ${stream}: restore it.`,
  facts: { cause: `position ${position} came after one that is not smaller` },
});
