import type { ArchiveEntry } from '@disdetta/core';
import type { Connection } from '../connection.ts';
import { readInstant } from '../reads.ts';
import { integerOf, optionalTextOf, textOf } from '../row.ts';
import type { Row } from '../row.ts';
import { prepareCounters } from './counters.ts';

/** The entries of an archive. */
export interface Entries {
  readonly find: (stream: string, shelf: string, key: string) => ArchiveEntry | null;
  readonly put: (stream: string, entries: readonly ArchiveEntry[]) => void;
}

/** Prepares finding and filing entries. */
export const prepareEntries = (connection: Connection): Entries => {
  const counters = prepareCounters(connection);
  const select = connection.prepare(`
    SELECT shelf, key, instant, struck, note FROM entry
    WHERE stream = ? AND shelf = ? AND key = ?`);
  const upsert = connection.prepare(`
    INSERT INTO entry (stream, shelf, key, instant, struck, note) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE
    SET instant = excluded.instant, struck = excluded.struck, note = excluded.note`);

  const find: Entries['find'] = (stream, shelf, key) => {
    const row = select.get(stream, shelf, key);
    return row === undefined ? null : entryOf(row);
  };

  return {
    find,
    put: (stream, entries) => {
      const changes = counters.changesOf(stream);
      for (const entry of entries) {
        const { shelf, key } = entry;
        const known = find(stream, shelf, key);
        const { instant, struck, note } = known === null ? entry : merge(known, entry);
        upsert.run(stream, shelf, key, instant, struck ? 1 : 0, note);
        const before = known === null || known.struck ? null : known.instant;
        const now = struck ? null : instant;
        if (before === now) continue;
        if (before !== null) changes.add(shelf, before, -1);
        if (now !== null) changes.add(shelf, now, 1);
      }
      changes.write();
    },
  };
};

const merge = (known: ArchiveEntry, entry: ArchiveEntry): ArchiveEntry => ({
  ...known,
  instant: known.instant ?? entry.instant,
  note: known.note ?? entry.note,
  struck: known.struck || entry.struck,
});

const entryOf = (row: Row): ArchiveEntry => ({
  shelf: textOf(row, 'shelf'),
  key: textOf(row, 'key'),
  instant: row['instant'] === null ? null : readInstant(row, 'instant'),
  struck: integerOf(row, 'struck') === 1n,
  note: optionalTextOf(row, 'note'),
});
