import { feedOf, notify } from './feed.ts';
import type { Feed } from './feed.ts';
import type { Session } from './session.ts';
import type { VendorPosition } from './vendorClient.ts';

/** Positions of the server have 63 bits. */
const GREATEST_POSITION = 2n ** 63n - 1n;

/** How many events of others the server looks at before it tells how far it has come. */
const SEARCH_WINDOW = 512;

/** Begins to follow the events of a category in the whole log after a position; 0n: all. */
export const openLogFeed = ({ client, category }: Session, after: bigint): Feed =>
  feedOf(
    client.subscribeToAll({
      fromPosition: placeOf(after),
      requiresLeader: true,
      filter: {
        filterOn: 'streamName',
        prefixes: [category.prefix],
        maxSearchWindow: SEARCH_WINDOW,
        checkpointInterval: 1,
        checkpointReached: (subscription, { commit }) => {
          notify(subscription, { kind: 'checkpoint', position: commit });
        },
      },
    }),
  );

const placeOf = (after: bigint): 'start' | VendorPosition => {
  if (after <= 0n) return 'start';
  const commit = after < GREATEST_POSITION ? after : GREATEST_POSITION;
  return { commit, prepare: commit };
};
