import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import { closed } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { storedOf } from './decode.ts';
import { readLog } from './logReads.ts';
import { tryOften } from './retry.ts';
import type { GivenUp } from './retry.ts';
import type { Session } from './session.ts';
import { refused, unavailable } from './storeErrors.ts';
import { readPage } from './streamReads.ts';
import type { VendorEvent } from './vendorClient.ts';
import type { Trouble } from './vendorErrors.ts';

/** The questions a store answers. */
export type Reads = Pick<EventStore, 'readStream' | 'readAll'>;

/** Reading over a session; what passes is tried again. */
export const createReads = (session: Session): Reads => ({
  readStream: (stream, range) => async () => {
    const page = await ask(session, () => readPage(session, stream, range));
    if (E.isLeft(page)) return page;
    const { revision } = page.right;
    return E.map((events: readonly StoredEvent[]) => ({ events, revision }))(
      decodeAll(session, page.right.events),
    );
  },

  readAll: (after, limit) => async () => {
    const events = await ask(session, () => readLog(session, after, limit));
    return E.isLeft(events) ? events : decodeAll(session, events.right);
  },
});

/** What a question came to. */
export const ask = async <A>(
  session: Session,
  question: () => Promise<A>,
): Promise<E.Either<StoreError, A>> => {
  if (session.closing.aborted) return E.left(closed);
  return E.mapLeft((givenUp: GivenUp) =>
    session.closing.aborted ? closed : readErrorOf(givenUp.trouble),
  )(await tryOften(session, question));
};

/** Why nothing could be read: an answer that no question can have is one that will not pass. */
export const readErrorOf = (trouble: Trouble): StoreError => {
  switch (trouble.kind) {
    case 'refused':
      return trouble.error;
    case 'unreached':
    case 'doubtful':
      return unavailable(trouble.cause);
    default:
      return refused(`a read was answered with ${trouble.kind}`, 'Look at the server.');
  }
};

const decodeAll = (
  { category }: Session,
  events: readonly VendorEvent[],
): E.Either<StoreError, readonly StoredEvent[]> => {
  const stored: StoredEvent[] = [];
  for (const event of events) {
    const decoded = storedOf(event, category);
    if (E.isLeft(decoded)) return decoded;
    stored.push(decoded.right);
  }
  return E.right(stored);
};
