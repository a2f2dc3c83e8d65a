import type { FeedItem, StopSignal, StoreError } from '@disdetta/core';
import { closed } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { storedOf } from './decode.ts';
import { CANCEL_MILLISECONDS, ClosedMeanwhile } from './drain.ts';
import { Dropped, isNotice } from './feed.ts';
import type { Notice } from './feed.ts';
import { openLogFeed } from './logFeed.ts';
import { isTombstone } from './logReads.ts';
import { readErrorOf } from './reads.ts';
import { passes, pauseAfter } from './retry.ts';
import type { Session } from './session.ts';
import { isStopped, onStop } from './stop.ts';
import { troubleOf } from './vendorErrors.ts';
import type { VendorItem } from './vendorClient.ts';
import { createWatch, overWithin, pause } from './waiting.ts';

/**
 * Follows the log after a position until a signal stops it. Whatever passes is waited for, and the
 * log is followed again from where it was left: from the last event, or from the last checkpoint.
 */
export async function* subscribe(
  session: Session,
  after: bigint,
  signal: StopSignal,
): AsyncGenerator<E.Either<StoreError, FeedItem>> {
  const signals = [signal, session.closing];
  let position = after;
  let resumeAfter = after;
  let isLive = false;
  let failures = 0;
  while (!isStopped(signals)) {
    try {
      for await (const item of follow(session, resumeAfter, signals)) {
        if (isStopped(signals)) break;
        failures = 0;
        if (isNotice(item)) {
          if (item.kind === 'checkpoint') resumeAfter = item.position;
          if (item.kind !== 'caughtUp' || isLive) continue;
          isLive = true;
          yield E.right({ kind: 'caughtUp' });
          continue;
        }
        const { event } = item;
        if (event === undefined || isTombstone(event)) continue;
        const stored = storedOf(event, session.category);
        if (E.isLeft(stored)) {
          yield stored;
          return;
        }
        if (stored.right.position <= position) continue;
        position = stored.right.position;
        resumeAfter = position;
        yield E.right({ kind: 'event', event: stored.right });
      }
    } catch (thrown) {
      const trouble = troubleOf(thrown);
      if (!passes(trouble)) {
        yield E.left(readErrorOf(trouble));
        return;
      }
    }
    failures += 1;
    await pause(session.timers, pauseAfter(failures), signals);
  }
  if (!signal.aborted) yield E.left(closed);
}

/** One subscription of the server, until it fails. The next item is read when it is asked for. */
async function* follow(
  session: Session,
  after: bigint,
  signals: readonly StopSignal[],
): AsyncGenerator<VendorItem | Notice> {
  const { timers, timeoutMilliseconds } = session;
  const feed = openLogFeed(session, after);
  const forget = onStop(signals, () => {
    feed.interrupt(new ClosedMeanwhile());
  });
  // Only its beginning is waited for: a log without news is silent for as long as it likes.
  const watch = createWatch(timers, timeoutMilliseconds, feed.interrupt);
  try {
    for await (const item of feed.items) {
      watch.end();
      yield item;
    }
  } finally {
    watch.end();
    forget();
    await overWithin(timers, CANCEL_MILLISECONDS, feed.cancel());
  }
  throw new Dropped();
}
