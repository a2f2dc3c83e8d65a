import { DatabaseSync } from 'node:sqlite';

/** Every row of the log's file as SQLite keeps it, its texts as bytes in hexadecimal digits. */
export const rowsOf = (path: string): string => {
  const database = new DatabaseSync(path, { readOnly: true });
  const texts = ['stream', 'event_id', 'type', 'data', 'metadata', 'recorded_at'];
  const columns = ['position', 'revision', ...texts.map((name) => `hex(${name}) AS ${name}`)];
  const rows = database.prepare(`SELECT ${columns.join()} FROM event ORDER BY position`).all();
  database.close();
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
};
