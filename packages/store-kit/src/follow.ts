import type { EventStore, FeedItem, StopSignal, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Bell } from './bell.ts';

const PAGE = 500;

/**
 * Reads a log from a position on, page by page, and goes on whenever the bell rings. At most a
 * page is held, however slow the reader; the first error ends it.
 */
export async function* follow(
  readAll: EventStore['readAll'],
  bell: Bell,
  after: bigint,
  signal: StopSignal,
): AsyncGenerator<E.Either<StoreError, FeedItem>> {
  // Asked anew each time: it may stop while a reader holds what was handed over.
  const isStopped = (): boolean => signal.aborted;
  let position = after;
  let isLive = false;
  while (!isStopped()) {
    const rings = bell.rings();
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
    if (!isLive && !isStopped()) {
      isLive = true;
      yield E.right({ kind: 'caughtUp' });
    }
    await bell.ringsAgain(rings, signal);
  }
}
