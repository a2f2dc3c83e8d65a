import { onStop } from './stop.ts';
import type { Session } from './session.ts';
import { createWatch, overWithin } from './waiting.ts';

/** A call that hands over one item after the other. */
export interface Reading<Item> {
  readonly items: AsyncIterable<Item>;
  /** Ends the call. A client that is not told keeps it for ever, and then cannot be disposed. */
  readonly cancel: () => Promise<unknown>;
}

/** The store was closed while something was read. */
export class ClosedMeanwhile extends Error {
  constructor() {
    super('closed');
  }
}

/** How long the end of a call is waited for; a client that still seeks its server ends none. */
export const CANCEL_MILLISECONDS = 1_000;

/**
 * Reads until a visitor wants no more, or to the end, and answers whether the visitor stopped it.
 * Rejects with what the client throws, when the server falls silent or when the store is closed.
 */
export const drain = <Item>(
  { timers, timeoutMilliseconds, closing }: Session,
  { items, cancel }: Reading<Item>,
  goOnAfter: (item: Item) => boolean,
): Promise<boolean> =>
  new Promise<boolean>((resolve, reject) => {
    const watch = createWatch(timers, timeoutMilliseconds, reject);
    const forget = onStop([closing], () => {
      reject(new ClosedMeanwhile());
    });
    const visit = async (): Promise<boolean> => {
      for await (const item of items) {
        watch.heard();
        if (!goOnAfter(item)) return true;
      }
      return false;
    };
    void visit()
      .then(resolve, reject)
      .finally(() => {
        watch.end();
        forget();
      });
  }).finally(() => overWithin(timers, CANCEL_MILLISECONDS, cancel()));
