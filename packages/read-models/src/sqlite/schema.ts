import type { ColumnKind } from '../model/column.ts';
import { tableOf } from '../database/readModelDatabase.ts';
import type { ModelShape } from '../database/readModelDatabase.ts';

/** The bookkeeping: which versions there are, where each stands, and at which accounts it stopped. */
export const BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS read_model (
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('building', 'current', 'retired', 'abandoned')),
    checkpoint INTEGER NOT NULL,
    PRIMARY KEY (name, version)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS read_model_stop (
    name     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    stream   TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (name, version, stream)
  ) STRICT;
`;

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  instant: 'TEXT',
  json: 'TEXT',
};

/** Makes the table of a version. */
export const createTable = (shape: ModelShape): string => `
  CREATE TABLE IF NOT EXISTS ${tableOf(shape)} (
    stream         TEXT NOT NULL,
    part           TEXT NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL,
    ${Object.entries(shape.columns)
      .map(([column, kind]) => `${column} ${TYPES[kind]},`)
      .join('\n')}
    state          TEXT NOT NULL,
    PRIMARY KEY (stream, part)
  ) STRICT`;

/** Shows the rows of a version under the name of the model. */
export const showVersion = (shape: ModelShape): string => `
  DROP VIEW IF EXISTS ${shape.name};
  CREATE VIEW ${shape.name} AS SELECT ${shape.version} AS version, * FROM ${tableOf(shape)}`;

/** Writes a row; where it stands already, the position of its first event stays. */
export const upsertRow = (shape: ModelShape): string => {
  const changing = ['last_position', ...Object.keys(shape.columns), 'state'];
  const columns = ['stream', 'part', 'first_position', ...changing];
  return `
    INSERT INTO ${tableOf(shape)} (${columns.join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (stream, part) DO UPDATE
    SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`;
};
