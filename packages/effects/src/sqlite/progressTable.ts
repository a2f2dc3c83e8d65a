import type { StatementSync } from 'node:sqlite';
import { NOTHING_READ } from '../ledger/book.ts';
import type { Book } from '../ledger/book.ts';
import { collectedIn, integerOf, textOf } from './rows.ts';

/** Prepares reading and writing how far the log was read. */
export const prepareProgress = (
  prepare: (sql: string) => StatementSync,
): Pick<Book, 'readProgress' | 'writeProgress'> => {
  const select = prepare('SELECT version, position, stream, revision, event_id FROM progress');
  const upsert = prepare(`
    INSERT INTO progress (one, version, position, stream, revision, event_id)
    VALUES (1, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, position = excluded.position,
      stream = excluded.stream, revision = excluded.revision, event_id = excluded.event_id`);
  const selectCollected = prepare('SELECT * FROM collected ORDER BY name');
  const insertCollected = prepare(`
    INSERT INTO collected (name, skipped_through, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);

  return {
    readProgress: () => {
      const row = select.get();
      if (row === undefined) return NOTHING_READ;
      return {
        version: Number(integerOf(row, 'version')),
        checkpoint:
          row['position'] === null
            ? null
            : {
                position: integerOf(row, 'position'),
                stream: textOf(row, 'stream'),
                revision: integerOf(row, 'revision'),
                eventId: textOf(row, 'event_id'),
              },
        collected: selectCollected.all().map(collectedIn),
      };
    },
    writeProgress: ({ version, checkpoint, collected }) => {
      upsert.run(
        version,
        checkpoint?.position ?? null,
        checkpoint?.stream ?? null,
        checkpoint?.revision ?? null,
        checkpoint?.eventId ?? null,
      );
      for (const { name, skippedThrough, since } of collected) {
        insertCollected.run(name, skippedThrough, since);
      }
    },
  };
};
