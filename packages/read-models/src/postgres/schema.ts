import type { ColumnKind } from '../model/column.ts';
import { tableOf } from '../database/readModelDatabase.ts';
import type { ModelShape } from '../database/readModelDatabase.ts';

/** The bookkeeping: which versions there are, where each stands, and at which accounts it stopped. */
export const bookkeeping = (schema: string): string => `
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE IF NOT EXISTS ${schema}.read_model (
    name       text NOT NULL,
    version    integer NOT NULL,
    status     text NOT NULL CHECK (status IN ('building', 'current', 'retired', 'abandoned')),
    checkpoint bigint NOT NULL,
    PRIMARY KEY (name, version)
  );
  CREATE TABLE IF NOT EXISTS ${schema}.read_model_stop (
    name     text NOT NULL,
    version  integer NOT NULL,
    stream   text NOT NULL,
    revision bigint NOT NULL,
    position bigint NOT NULL,
    code     text NOT NULL,
    reason   text NOT NULL,
    PRIMARY KEY (name, version, stream)
  );
`;

/** The type of a column, and of the array in which its values are sent. */
const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  instant: 'timestamptz',
  json: 'jsonb',
};

/** Makes the table of a version. Streams and parts sort as their bytes do, in any locale. */
export const createTable = (schema: string, shape: ModelShape): string => `
  CREATE TABLE IF NOT EXISTS ${schema}.${tableOf(shape)} (
    stream         text COLLATE "C" NOT NULL,
    part           text COLLATE "C" NOT NULL,
    first_position bigint NOT NULL,
    last_position  bigint NOT NULL,
    ${Object.entries(shape.columns)
      .map(([column, kind]) => `${column} ${TYPES[kind]},`)
      .join('\n')}
    state          jsonb NOT NULL,
    PRIMARY KEY (stream, part)
  )`;

/** Shows the rows of a version under the name of the model. */
export const showVersion = (schema: string, shape: ModelShape): string => `
  DROP VIEW IF EXISTS ${schema}.${shape.name};
  CREATE VIEW ${schema}.${shape.name} AS
  SELECT ${shape.version} AS version, * FROM ${schema}.${tableOf(shape)}`;

/**
 * Writes many rows, given a list for each column; where a row stands already, the position of its
 * first event stays. JSON is sent as text: an array of JSON would have to be quoted twice.
 */
export const upsertRows = (schema: string, shape: ModelShape): string => {
  const kinds = Object.entries(shape.columns);
  const changing = ['last_position', ...kinds.map(([column]) => column), 'state'];
  const columns = ['stream', 'part', 'first_position', ...changing];
  const types = [
    'text',
    'text',
    'bigint',
    'bigint',
    ...kinds.map(([, kind]) => TYPES[kind]),
    'jsonb',
  ];
  const lists = types.map((type, at) => `$${at + 1}::${type === 'jsonb' ? 'text' : type}[]`);
  const given = columns.map((column, at) => (types[at] === 'jsonb' ? `${column}::jsonb` : column));
  return `
    INSERT INTO ${schema}.${tableOf(shape)} (${columns.join(', ')})
    SELECT ${given.join(', ')} FROM unnest(${lists.join(', ')}) AS given (${columns.join(', ')})
    ON CONFLICT (stream, part) DO UPDATE
    SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`;
};
