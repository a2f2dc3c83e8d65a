import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accountFold, decide, decodeCommand, defaultPolicies } from '@disdetta/core';
import type { Event } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { unwrap } from '../outcomes.ts';
import type { Contestant } from './contestant.ts';
import { groupsOf } from './writes.ts';
import type { Write } from './writes.ts';

/** The tables and indices of our own log, so that all write the same. */
const schemaOf = async (path: string): Promise<string> => {
  const store = unwrap(await openSqliteStore({ path })());
  unwrap(await store.close()());
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'event'").get();
  database.close();
  return String(row?.['sql']);
};

/** What is done with a write before its rows are inserted, inside the transaction. */
type Before = (database: DatabaseSync) => (write: Write) => void;

/** A loop around SQLite: prepared statements, and a transaction and a sync for all who come together. */
const loop = (writes: readonly (readonly Write[])[], before: Before): Contestant => ({
  open: async (folder) => {
    const schema = await schemaOf(join(folder, 'schema.db'));
    const database = new DatabaseSync(join(folder, 'raw.db'));
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
    const prepareFor = before(database);
    const insert = database.prepare(`
      INSERT INTO event (stream, revision, event_id, type, data, metadata, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`);
    const put = ({ stream, from, events }: Write): void => {
      const recordedAt = new Date().toISOString();
      for (const [place, { id, type, data, metadata }] of events.entries()) {
        insert.run(stream, from + BigInt(place), id, type, data, metadata, recordedAt);
      }
    };
    return {
      carryOut: async (_, callers) => {
        for (const group of groupsOf(writes, callers)) {
          database.exec('BEGIN IMMEDIATE');
          for (const write of group) {
            prepareFor(write);
            put(write);
          }
          database.exec('COMMIT');
        }
      },
      close: async () => {
        database.close();
      },
    };
  },
});

/** The floor: rows that were made beforehand are inserted, and nothing else is done. */
export const rowsAlone = (writes: readonly (readonly Write[])[]): Contestant =>
  loop(writes, () => () => undefined);

/**
 * What a program for this alone would do by hand: read the events of the account, trust them,
 * decide, and insert the same rows. Nothing is linked, remembered or awaited.
 */
export const byHand = (writes: readonly (readonly Write[])[]): Contestant =>
  loop(writes, (database) => {
    const load = database.prepare(
      'SELECT type, data FROM event WHERE stream = ? ORDER BY revision',
    );
    return ({ command, stream, events }) => {
      const account = accountFold.empty();
      for (const { type, data } of load.all(stream)) {
        accountFold.change(account, { type, data: JSON.parse(String(data)) } as Event);
      }
      const decided = decide(unwrap(decodeCommand(command)), account, defaultPolicies);
      if (unwrap(decided).length !== events.length) throw new Error('both decide the same');
    };
  });
