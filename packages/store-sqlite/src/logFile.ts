import type { FileKind } from './fileKind.ts';

/** The file of the log. Its columns can be read with any SQLite tool. */
export const LOG_FILE: FileKind = {
  name: 'an event log of Disdetta',
  applicationId: 0x44_69_73_64n,
  encoding: 'UTF-8',
  migrations: [
    `
    CREATE TABLE event (
      position    INTEGER PRIMARY KEY AUTOINCREMENT,
      stream      TEXT NOT NULL,
      revision    INTEGER NOT NULL,
      event_id    TEXT NOT NULL,
      type        TEXT NOT NULL,
      data        TEXT NOT NULL,
      metadata    TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      UNIQUE (stream, revision),
      UNIQUE (stream, event_id)
    ) STRICT;
    `,
  ],
};
