import { onStop } from './stop.ts';
import type { Session } from './session.ts';
import { createWatch, overWithin } from './waiting.ts';

/** A call that hands over one item after the other. */
export interface Reading<Item> {
  readonly items: AsyncIterable<Item>;
  /**
   * Ends the call before its end. A client that is not told keeps it for ever, and then cannot be
   * disposed.
   */
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
export const drain = async <Item>(
  session: Session,
  { items, cancel }: Reading<Item>,
  goOnAfter: (item: Item) => boolean,
): Promise<boolean> => {
  const progress = { isAtEnd: false };
  const visitAll = async (heard: () => void): Promise<boolean> => {
    for await (const item of items) {
      heard();
      if (!goOnAfter(item)) return true;
    }
    progress.isAtEnd = true;
    return false;
  };
  try {
    return await whileHeard(session, visitAll);
  } finally {
    if (!progress.isAtEnd) await overWithin(session.timers, CANCEL_MILLISECONDS, cancel());
  }
};

/** Does work that tells when it hears something; gives it up in silence, or when it is closed. */
const whileHeard = <A>(
  { timers, timeoutMilliseconds, closing }: Session,
  work: (heard: () => void) => Promise<A>,
): Promise<A> =>
  new Promise((resolve, reject) => {
    const watch = createWatch(timers, timeoutMilliseconds, reject);
    const forget = onStop([closing], () => {
      reject(new ClosedMeanwhile());
    });
    void work(watch.heard)
      .then(resolve, reject)
      .finally(() => {
        watch.end();
        forget();
      });
  });
