import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** How a stream is read. */
export interface StreamReading {
  readonly pageSize: number;
  /** The last revision to read; left out, to its end. */
  readonly through?: bigint | undefined;
  /** The last position to read; left out, to its end. */
  readonly end?: bigint | undefined;
}

/** Reads a stream page by page and shows every event; answers the last, or null without any. */
export const readStream =
  (
    store: EventStore,
    stream: string,
    { pageSize, through, end }: StreamReading,
    see: (event: StoredEvent) => void,
  ): TaskEither<StoreError, StoredEvent | null> =>
  async () => {
    let last: StoredEvent | null = null;
    for (;;) {
      const from: bigint = last === null ? 0n : last.revision + 1n;
      if (through !== undefined && from > through) return E.right(last);
      const page = await store.readStream(stream, { from, limit: pageSize })();
      if (E.isLeft(page)) return page;
      for (const event of page.right.events) {
        if (through !== undefined && event.revision > through) return E.right(last);
        if (end !== undefined && event.position > end) return E.right(last);
        // Whatever a store gives back, it is not read for ever.
        if (last === null || event.revision > last.revision) last = event;
        see(event);
      }
      if (page.right.events.length < pageSize) return E.right(last);
    }
  };
