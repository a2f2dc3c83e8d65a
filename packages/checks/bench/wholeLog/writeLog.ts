import { streamOf } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { accountIds, appendsOfYear } from '../history/years.ts';
import { unwrap } from '../outcomes.ts';

/** How many accounts go through their years at a time, one command of each after the other. */
const TOGETHER = 250;

/** Tells the years of some accounts, in turns. */
const tell = async (store: EventStore, ids: readonly string[]): Promise<number> => {
  const told = ids.map((accountId) => ({
    stream: streamOf(accountId),
    appends: appendsOfYear(accountId),
    revision: -1n,
  }));
  let events = 0;
  for (let place = 0; told.some(({ appends }) => place < appends.length); place += 1) {
    await Promise.all(
      told.map(async (one) => {
        const append = one.appends[place];
        if (append === undefined) return;
        const expected = one.revision < 0n ? 'no-stream' : one.revision;
        one.revision = unwrap(await store.append(one.stream, expected, append)()).revision;
        events += append.length;
      }),
    );
  }
  return events;
};

/** Writes a log of at least so many events into a new file; answers how many. */
export const writeLog = async (path: string, atLeast: number): Promise<number> => {
  const store = unwrap(await openSqliteStore({ path })());
  let events = 0;
  for (let first = 0; events < atLeast; first += TOGETHER) {
    events += await tell(store, accountIds(TOGETHER, first));
  }
  unwrap(await store.close()());
  return events;
};
