import { join } from 'node:path';
import { createHandle } from '@disdetta/core';
import type { EventStore, Handle } from '@disdetta/core';
import { openSqliteArchive, openSqliteStore } from '@disdetta/store-sqlite';
import { inFolder } from '../folders.ts';
import { EVENTS_A_YEAR, accountIds } from '../history/years.ts';
import { median, timed } from '../measure.ts';
import { unwrap } from '../outcomes.ts';
import { record } from '../uses/usedAccount.ts';
import { writeLog } from '../wholeLog/writeLog.ts';

/** What a command costs at a size, in microseconds: the median of some trials. */
export interface Cost {
  /** What grows. */
  readonly size: 'events in the log' | 'uses of the account';
  readonly of: number;
  readonly command: 'the first on an account' | 'on a remembered account';
  readonly microseconds: number;
}

const LOGS = [2_500, 25_000, 250_000, 1_000_000] as const;
const USES = [10, 1_000, 10_000, 100_000] as const;
const TRIALS = 100;

let told = 0;

/** Tells of a use, which an account takes at any time, closed or not. */
const tellUse = (handle: Handle, accountId: string) => async (): Promise<void> => {
  told += 1;
  const data = { accountId, usageId: `told-${told}`, usedAt: '2026-03-20T00:00:00.000Z' };
  const metadata = { commandId: `told-${told}` };
  unwrap(await handle({ type: 'RecordUsage', data, metadata })());
};

/** What commands cost on some accounts, one after the other. */
const costsOf = async (
  size: Cost['size'],
  of: number,
  accounts: readonly string[],
  open: () => Handle,
): Promise<readonly Cost[]> => {
  const [first, further]: [number[], number[]] = [[], []];
  for (const accountId of accounts) {
    const handle = open();
    first.push(await timed(tellUse(handle, accountId)));
    further.push(await timed(tellUse(handle, accountId)));
  }
  return [
    { size, of, command: 'the first on an account', microseconds: median(first) * 1_000 },
    { size, of, command: 'on a remembered account', microseconds: median(further) * 1_000 },
  ];
};

/** Some accounts from all over a log of so many. */
const someOf = (accounts: number): readonly string[] => {
  const step = Math.max(1, Math.floor(accounts / TRIALS));
  return accountIds(accounts).filter((_, place) => place % step === 0);
};

const inNewLog = <Result>(
  work: (store: EventStore, path: string, folder: string) => Promise<Result>,
  fill: (path: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Result> =>
  inFolder(async (folder) => {
    const path = join(folder, 'log.db');
    await fill(path);
    const store = unwrap(await openSqliteStore({ path })());
    const result = await work(store, path, folder);
    unwrap(await store.close()());
    return result;
  });

/** In logs of more and more accounts, with a year of a hundred events each. */
const byLog = (events: number): Promise<readonly Cost[]> =>
  inNewLog(
    (store) => {
      const accounts = someOf(events / EVENTS_A_YEAR);
      return costsOf('events in the log', events, accounts, () => createHandle({ store }));
    },
    (path) => writeLog(path, events),
  );

/** On an account with more and more uses since it was last billed, whose old ones are filed. */
const byUses = (uses: number): Promise<readonly Cost[]> =>
  inNewLog(async (store, _, folder) => {
    const archive = unwrap(await openSqliteArchive({ path: join(folder, 'archive.db') })());
    await record(store, 'used', uses);
    await tellUse(createHandle({ store, archive }), 'used')();
    const again = Array.from({ length: TRIALS }, () => 'used');
    return costsOf('uses of the account', uses, again, () => createHandle({ store, archive }));
  });

/** What a command costs, durable on disk, as a log and an account grow. */
export const growth = async (): Promise<readonly Cost[]> => {
  // Once without counting, until the code is compiled.
  await byLog(LOGS[0]);
  const costs: Cost[] = [];
  for (const events of LOGS) costs.push(...(await byLog(events)));
  for (const uses of USES) costs.push(...(await byUses(uses)));
  return costs;
};
