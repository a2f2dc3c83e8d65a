import type { EventStore, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/**
 * The position of the last event of a log, or where to start when nothing is after it. The port
 * has no question for it, so it is closed in on: an event at a time, doubling, then halving.
 */
export const lastPosition =
  (store: EventStore, start: bigint): TaskEither<StoreError, bigint> =>
  async () => {
    let known = start;
    let step = 1n;
    let empty: bigint | null = null;
    while (empty === null || known < empty) {
      const probe: bigint = empty === null ? known + step : known + (empty - known) / 2n;
      const page = await store.readAll(probe, 1)();
      if (E.isLeft(page)) return page;
      const [event] = page.right;
      if (event === undefined) {
        empty = probe;
        // The last may be the very position probed, so it is halved from one before it.
        if (empty - known <= 1n) return await endOf(store, known);
      } else {
        known = event.position;
        step *= 2n;
      }
    }
    return E.right(known);
  };

const endOf = async (store: EventStore, known: bigint): Promise<E.Either<StoreError, bigint>> => {
  const page = await store.readAll(known, 1)();
  return E.map((events: readonly { readonly position: bigint }[]) => events[0]?.position ?? known)(
    page,
  );
};
