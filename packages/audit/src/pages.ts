import type { EventStore, StoreError, StoreFailed, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** How many events are read, and held, at a time, unless told otherwise. */
export const PAGE = 500;

/** A log from after a position to its end, page by page; what fails is the last item. */
export async function* pagesOf(
  store: EventStore,
  pageSize: number,
  after = 0n,
): AsyncGenerator<E.Either<StoreError, readonly StoredEvent[]>> {
  let position = after;
  for (;;) {
    const page = await store.readAll(position, pageSize)();
    if (E.isLeft(page)) {
      yield page;
      return;
    }
    for (const [place, event] of page.right.entries()) {
      // A position that does not rise would have the same page read for ever.
      if (event.position <= position) {
        yield E.right(page.right.slice(0, place));
        yield E.left(notRising(event));
        return;
      }
      position = event.position;
    }
    yield page;
    if (page.right.length < pageSize) return;
  }
}

const notRising = ({ stream, revision, position }: StoredEvent): StoreFailed => ({
  code: 'StoreFailed',
  message: `The positions of this log do not rise at event ${revision} of ${stream}: restore it.`,
  facts: { cause: `position ${position} came after one that is not smaller` },
});
