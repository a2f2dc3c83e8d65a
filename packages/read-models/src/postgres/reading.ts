import { tableOf } from '../database/readModelDatabase.ts';
import type {
  ModelShape,
  RowKey,
  StoredRow,
  VersionStop,
  WholeRows,
} from '../database/readModelDatabase.ts';
import type { WholeReading } from '../database/readWhole.ts';
import { integer, stopOf, storedRowOf } from './rows.ts';
import { saysCode } from './session.ts';
import type { Ask } from './session.ts';

const NO_TABLE = '42P01';

const nullWithoutTable = async <A>(read: () => Promise<A>): Promise<A | null> => {
  try {
    return await read();
  } catch (thrown) {
    if (saysCode(thrown, NO_TABLE)) return null;
    throw thrown;
  }
};

/** The stored ones of these rows. */
export const loadRows = async (
  ask: Ask,
  schema: string,
  shape: ModelShape,
  keys: readonly RowKey[],
): Promise<readonly StoredRow[]> => {
  const rows = await ask(
    `SELECT stream, part, first_position, state::text AS state
     FROM ${schema}.${tableOf(shape)}
     JOIN unnest($1::text[], $2::text[]) AS wanted (stream, part) USING (stream, part)`,
    [keys.map(({ stream }) => stream), keys.map(({ part }) => part)],
  );
  return rows.map(storedRowOf);
};

/** The versions of a model that were retired, or also those that were given up half built. */
export const versionsOnceIn = async (
  ask: Ask,
  schema: string,
  name: string,
  statuses: readonly ('retired' | 'abandoned')[],
): Promise<readonly number[]> => {
  const rows = await ask(
    `SELECT version FROM ${schema}.read_model
     WHERE name = $1 AND status = ANY ($2::text[]) ORDER BY version`,
    [name, statuses],
  );
  return rows.map((row) => integer(row, 'version'));
};

/** Where versions of a model have stopped, at one stream or at all. */
export const readStops = async (
  ask: Ask,
  schema: string,
  name: string,
  stream: string | null,
): Promise<readonly VersionStop[]> => {
  const rows = await ask(
    `SELECT * FROM ${schema}.read_model_stop
     WHERE name = $1 AND ($2::text IS NULL OR stream = $2) ORDER BY version, position`,
    [name, stream],
  );
  return rows.map(stopOf);
};

/** How the rows of one stream, or of all, are read whole. */
export const readingOf = (
  ask: Ask,
  schema: string,
  name: string,
  stream: string | null,
): WholeReading => ({
  current: () =>
    nullWithoutTable(async (): Promise<WholeRows | null> => {
      // The version comes from the view itself where it has a row: that is what was read.
      const rows = await ask(
        `SELECT coalesce(r.version, m.version) AS version,
                r.stream, r.part, r.first_position, r.state::text AS state
         FROM ${schema}.read_model m
         LEFT JOIN ${schema}.${name} r ON $2::text IS NULL OR r.stream = $2
         WHERE m.name = $1 AND m.status = 'current' ORDER BY r.first_position, r.part`,
        [name, stream],
      );
      const [first] = rows;
      return first === undefined
        ? null
        : {
            version: integer(first, 'version'),
            rows: rows.filter((row) => row['stream'] !== null).map(storedRowOf),
          };
    }),
  retired: () => versionsOnceIn(ask, schema, name, ['retired']),
  table: (table) =>
    nullWithoutTable(async () => {
      const rows = await ask(
        `SELECT stream, part, first_position, state::text AS state FROM ${schema}.${table}
         WHERE $1::text IS NULL OR stream = $1 ORDER BY first_position, part`,
        [stream],
      );
      return rows.map(storedRowOf);
    }),
});
