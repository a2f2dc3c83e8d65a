import type { EventStore, StoredEvent, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

const PAGE = 500;

/** Events of a stream from a revision on, as long as they belong to what is asked for. */
export const readStretch = async (
  store: EventStore,
  stream: string,
  from: bigint,
  belongs: (event: StoredEvent) => boolean,
): Promise<E.Either<StoreError, readonly StoredEvent[]>> => {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.readStream(stream, {
      from: from + BigInt(events.length),
      limit: PAGE,
    })();
    if (E.isLeft(page)) return page;
    for (const event of page.right.events) {
      if (!belongs(event)) return E.right(events);
      events.push(event);
    }
    if (page.right.events.length < PAGE) return E.right(events);
  }
};
