import { startDevnode } from '@disdetta/eventstoredb-devnode';
import type { Row } from '../measure.ts';
import { accountIdsOf, race } from './race.ts';
import { bareClient, disdettaOverEventStoreDb } from './eventStoreDb.ts';
import { writesOfAll } from './writes.ts';

const WORK = 'commands over the client of EventStoreDB to the development node';

/** P8: commands to a server, against the same reads and appends made with the vendor's client alone. */
export const commandsOverTheWire = async (): Promise<readonly Row[]> => {
  const node = await startDevnode({ port: 0, log: 'memory' });
  try {
    const rows: Row[] = [];
    for (const [callers, accounts] of [
      [1, 50],
      [64, 128],
    ] as const) {
      const trial = { id: 'P8', work: WORK, callers, accounts };
      const writes = await writesOfAll(accountIdsOf(trial));
      const bare = bareClient(node.connectionString, writes);
      const ours = disdettaOverEventStoreDb(node.connectionString);
      const rival = { name: 'its own reads and appends', goal: 0.8, contestant: bare };
      rows.push(...(await race(trial, ours, [rival])));
    }
    return rows;
  } finally {
    await node.close();
  }
};
