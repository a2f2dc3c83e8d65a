import type { EventStore, FeedItem, StopSignal, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Changes } from './changes.ts';

const PAGE = 100;

/** A subscription made of pages of the log. */
export async function* feedFrom(
  readAll: EventStore['readAll'],
  changes: Changes,
  after: bigint,
  signal: StopSignal,
): AsyncGenerator<E.Either<StoreError, FeedItem>> {
  // Asked anew each time: it may stop while a reader holds what was handed over.
  const isStopped = (): boolean => signal.aborted;
  let position = after;
  let isThrough = false;
  while (!isStopped()) {
    const count = changes.count();
    const page = await readAll(position, PAGE)();
    if (E.isLeft(page)) {
      yield page;
      return;
    }
    for (const event of page.right) {
      if (isStopped()) return;
      position = event.position;
      yield E.right({ kind: 'event', event });
    }
    if (page.right.length === PAGE) continue;
    if (!isThrough && !isStopped()) yield E.right({ kind: 'caughtUp' });
    isThrough = true;
    await changes.beyond(count, signal);
  }
}
