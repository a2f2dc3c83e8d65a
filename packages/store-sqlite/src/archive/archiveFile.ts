import type { FileKind } from '../fileKind.ts';

/**
 * The file of an archive. `counted` finds entries by when they count; `counter` keeps how many
 * count in a day, an hour, a minute or a second, which are the first characters of an instant.
 */
export const ARCHIVE_FILE: FileKind = {
  name: 'an archive of Disdetta',
  applicationId: 0x44_69_73_41n,
  // Compared byte by byte, this alone sorts keys as `<` does in the code that asks.
  encoding: 'UTF-16be',
  migrations: [
    `
    CREATE TABLE snapshot (
      stream      TEXT PRIMARY KEY,
      revision    INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      text        TEXT NOT NULL
    ) STRICT;

    CREATE TABLE entry (
      stream  TEXT NOT NULL,
      shelf   TEXT NOT NULL,
      key     TEXT NOT NULL,
      instant TEXT,
      struck  INTEGER NOT NULL,
      note    TEXT,
      PRIMARY KEY (stream, shelf, key)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX counted ON entry (stream, shelf, instant, key)
      WHERE struck = 0 AND instant IS NOT NULL;

    CREATE TABLE counter (
      stream TEXT NOT NULL,
      shelf  TEXT NOT NULL,
      grain  INTEGER NOT NULL,
      prefix TEXT NOT NULL,
      count  INTEGER NOT NULL,
      PRIMARY KEY (stream, shelf, grain, prefix)
    ) STRICT, WITHOUT ROWID;
    `,
  ],
};
