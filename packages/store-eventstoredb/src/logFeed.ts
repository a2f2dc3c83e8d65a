import type { Reading } from './drain.ts';
import type { Session } from './session.ts';
import type { VendorItem, VendorPosition } from './vendorClient.ts';

/** What a feed tells beside events, in its place among them. */
export type Notice =
  /** The server has begun. */
  | { readonly kind: 'confirmation' }
  /** History is through. The server says it again whenever it had to catch up. */
  | { readonly kind: 'caughtUp' }
  /** Up to there nothing of this category is missing. */
  | { readonly kind: 'checkpoint'; readonly position: bigint };

/** The events of a category in the whole log, filtered by the server. */
export interface LogFeed extends Reading<VendorItem | Notice> {
  /** Wakes whoever waits for the next item with that, at once, and ends the call. */
  readonly interrupt: (reason: Error) => void;
}

/** Positions of the server have 63 bits. */
const GREATEST_POSITION = 2n ** 63n - 1n;

/** How many events of others the server looks at before it tells how far it has come. */
const SEARCH_WINDOW = 512;

/** A call that could not begin cannot be ended; why it could not is told by its items. */
const beforeItBegan = (): void => undefined;

/** Whether an item is a notice. */
export const isNotice = (item: VendorItem | Notice): item is Notice => 'kind' in item;

const placeOf = (after: bigint): 'start' | VendorPosition => {
  if (after <= 0n) return 'start';
  const commit = after < GREATEST_POSITION ? after : GREATEST_POSITION;
  return { commit, prepare: commit };
};

/** Begins to follow the log after a position; 0n: from the start. */
export const openLogFeed = ({ client, category }: Session, after: bigint): LogFeed => {
  const subscription = client.subscribeToAll({
    fromPosition: placeOf(after),
    requiresLeader: true,
    filter: {
      filterOn: 'streamName',
      prefixes: [category.prefix],
      maxSearchWindow: SEARCH_WINDOW,
      checkpointInterval: 1,
      checkpointReached: (_subscription, { commit }) => {
        notice({ kind: 'checkpoint', position: commit });
      },
    },
  });
  // Pushed behind the events that came before it: as an event of the stream it would overtake them.
  const notice = (item: Notice): void => {
    subscription.push(item);
  };
  // An error that nobody listens for ends the process, and one that came early is heard by none.
  subscription.on('error', (error) => {
    subscription.destroy(error);
  });
  subscription.on('confirmation', () => {
    notice({ kind: 'confirmation' });
  });
  subscription.on('caughtUp', () => {
    notice({ kind: 'caughtUp' });
  });
  let ending: Promise<void> | null = null;
  const cancel = (): Promise<void> => (ending ??= subscription.unsubscribe().catch(beforeItBegan));
  return {
    items: subscription,
    cancel,
    interrupt: (reason) => {
      subscription.destroy(reason);
      void cancel();
    },
  };
};
