import type { EventStore, FeedItem, StoreError, StoredEvent, StreamPage } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Change } from '../brokenStore.ts';

/** Shows readers other events than those written. */
export const showing =
  (change: (event: StoredEvent) => StoredEvent): Change =>
  ({ readStream, readAll, subscribe }: EventStore) => ({
    readStream: (stream, range) =>
      TE.map((page: StreamPage) => ({ ...page, events: page.events.map(change) }))(
        readStream(stream, range),
      ),
    readAll: (after, limit) =>
      TE.map((events: readonly StoredEvent[]) => events.map(change))(readAll(after, limit)),
    subscribe: (after, signal) => changed(subscribe(after, signal), change),
  });

async function* changed(
  items: AsyncIterable<E.Either<StoreError, FeedItem>>,
  change: (event: StoredEvent) => StoredEvent,
): AsyncGenerator<E.Either<StoreError, FeedItem>> {
  for await (const item of items) {
    yield E.map((one: FeedItem): FeedItem =>
      one.kind === 'event' ? { kind: 'event', event: change(one.event) } : one,
    )(item);
  }
}
