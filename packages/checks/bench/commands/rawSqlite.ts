import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHandle } from '@disdetta/core';
import type { EncodedEvent, EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { unwrap } from '../outcomes.ts';
import type { Contestant } from './contestant.ts';
import { storyOf } from './story.ts';

/** What one command puts on the disk. */
interface Write {
  readonly stream: string;
  readonly first: bigint;
  readonly events: readonly EncodedEvent[];
}

/** A store that passes on what is appended to it. */
const recording = (store: EventStore, keep: (write: Write) => void): EventStore => ({
  ...store,
  append: (stream, expected, events) => {
    keep({ stream, first: expected === 'no-stream' ? 0n : expected + 1n, events });
    return store.append(stream, expected, events);
  },
});

/** The rows that the commands of accounts come to, byte for byte, a list for each account. */
const writesOf = async (accountIds: readonly string[]): Promise<readonly Write[][]> => {
  const written: Write[][] = [];
  for (const accountId of accountIds) {
    const writes: Write[] = [];
    const handle = createHandle({
      store: recording(createMemoryStore(), (write) => writes.push(write)),
    });
    for (const command of storyOf(accountId)) unwrap(await handle(command)());
    written.push(writes);
  }
  return written;
};

/** The tables and indices of our own log, so that both write the same. */
const schemaOf = async (path: string): Promise<string> => {
  const store = unwrap(await openSqliteStore({ path })());
  unwrap(await store.close()());
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'event'").get();
  database.close();
  return String(row?.['sql']);
};

/** The order in which callers would write: the first command of each, then the second, and so on. */
const groupsOf = (written: readonly (readonly Write[])[], callers: number): readonly Write[][] => {
  const groups: Write[][] = [];
  for (let start = 0; start < written.length; start += callers) {
    const together = written.slice(start, start + callers);
    const longest = Math.max(...together.map((writes) => writes.length));
    for (let place = 0; place < longest; place += 1) {
      groups.push(together.flatMap((writes) => writes.slice(place, place + 1)));
    }
  }
  return groups;
};

/**
 * The floor: rows that were made beforehand, inserted by a prepared statement of the same driver
 * into the same table, a transaction and a sync for each group of callers. Nothing is read, decoded
 * or decided.
 */
export const rawSqlite = async (accountIds: readonly string[]): Promise<Contestant> => {
  const written = await writesOf(accountIds);
  return {
    open: async (folder) => {
      const schema = await schemaOf(join(folder, 'schema.db'));
      const database = new DatabaseSync(join(folder, 'raw.db'));
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
      const insert = database.prepare(`
        INSERT INTO event (stream, revision, event_id, type, data, metadata, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)`);
      return {
        carryOut: async (_, callers) => {
          for (const group of groupsOf(written, callers)) {
            const recordedAt = new Date().toISOString();
            database.exec('BEGIN IMMEDIATE');
            for (const { stream, first, events } of group) {
              let revision = first;
              for (const { id, type, data, metadata } of events) {
                insert.run(stream, revision, id, type, data, metadata, recordedAt);
                revision += 1n;
              }
            }
            database.exec('COMMIT');
          }
        },
        close: async () => {
          database.close();
        },
      };
    },
  };
};
