import type { DefaultRecord, Event } from '@event-driven-io/emmett';
import {
  getSQLiteEventStore,
  readMessagesBatch,
  sqliteConnection,
} from '@event-driven-io/emmett-sqlite';
import { shared } from '../commands/emmettPool.ts';
import { accountIds, appendsOfYear } from '../history/years.ts';
import { timed } from '../measure.ts';

const BATCH = 1_000;

/** A year with all that stands with its events: the command, who gave it, and what decided. */
const messagesOfYear = (accountId: string): Event<string, DefaultRecord, DefaultRecord>[] =>
  appendsOfYear(accountId)
    .flat()
    .map(({ type, data, metadata }) => ({
      kind: 'Event',
      type,
      data: JSON.parse(data) as DefaultRecord,
      metadata: JSON.parse(metadata) as DefaultRecord,
    }));

/**
 * Emmett's log of the years of some accounts, with the same data and metadata as ours, and how
 * fast it is read in batches, without pauses.
 */
export const emmettReading = async (
  fileName: string,
  accounts: number,
): Promise<() => Promise<number>> => {
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({ fileName, pool: shared(connection) });
  await store.schema.migrate();
  let events = 0;
  for (const accountId of accountIds(accounts)) {
    const year = messagesOfYear(accountId);
    await store.appendToStream(accountId, year);
    events += year.length;
  }
  return async () => {
    let read = 0;
    const milliseconds = await timed(async () => {
      for (let after = 0n, areEventsLeft = true; areEventsLeft;) {
        const batch = await readMessagesBatch(connection, { after, batchSize: BATCH });
        read += batch.messages.length;
        after = batch.currentGlobalPosition;
        areEventsLeft = batch.areEventsLeft;
      }
    });
    if (read !== events) throw new Error(`${read} of ${events} events were read`);
    return (events * 1_000) / milliseconds;
  };
};
