import {
  getSQLiteEventStore,
  readMessagesBatch,
  sqliteConnection,
} from '@event-driven-io/emmett-sqlite';
import { accountIds, eventsOfYear } from '../history/years.ts';
import { timed } from '../measure.ts';

const BATCH = 1_000;

/** Emmett's log of the years of some accounts, and how fast it is read in batches, without pauses. */
export const emmettReading = async (
  fileName: string,
  accounts: number,
): Promise<() => Promise<number>> => {
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({
    fileName,
    pool: {
      connection: () => Promise.resolve(connection),
      withConnection: (work) => work(connection),
      close: () => Promise.resolve(),
    },
  });
  await store.schema.migrate();
  let events = 0;
  for (const accountId of accountIds(accounts)) {
    const year = [...eventsOfYear(accountId)];
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
