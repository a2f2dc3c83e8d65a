import { drain } from './drain.ts';
import { Dropped, isNotice } from './feed.ts';
import { openLogFeed } from './logFeed.ts';
import type { Session } from './session.ts';
import type { VendorEvent } from './vendorClient.ts';

/** A tombstone is the server's own note on a stream, not an event that anybody appended. */
export const isTombstone = ({ type }: VendorEvent): boolean => type === '$streamDeleted';

/**
 * Events after a position. EventStoreDB's client filters subscriptions alone, so a page is the
 * beginning of a subscription: up to the limit, or until the server says that history is through.
 */
export const readLog = async (
  session: Session,
  after: bigint,
  limit: number,
): Promise<readonly VendorEvent[]> => {
  const events: VendorEvent[] = [];
  const isComplete = await drain(session, openLogFeed(session, after), (item) => {
    if (isNotice(item)) return item.kind !== 'caughtUp';
    const { event } = item;
    if (event !== undefined && !isTombstone(event)) events.push(event);
    return events.length < limit;
  });
  if (!isComplete) throw new Dropped();
  return events;
};
