import type { EventStore, StoreUnavailable, StoredEvent, StreamPage } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';

const readOnly: StoreUnavailable = {
  code: 'StoreUnavailable',
  message: 'This log is only to be read.',
  facts: { cause: 'read only' },
};

/** A store that gives back the very events it is given, whatever was done to them. */
export const storeOf = (events: readonly StoredEvent[]): EventStore => ({
  append: () => TE.left(readOnly),
  readStream: (stream, { from = 0n, limit }) => {
    const own = events.filter((event) => event.stream === stream);
    const page: StreamPage = {
      events: own.filter(({ revision }) => revision >= from).slice(0, limit),
      revision: own.at(-1)?.revision ?? 'no-stream',
    };
    return TE.right(page);
  },
  readAll: (after, limit) =>
    TE.right(events.filter(({ position }) => position > after).slice(0, limit)),
  subscribe: async function* () {
    yield* [];
  },
  close: () => TE.right(undefined),
});
