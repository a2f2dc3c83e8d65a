import { tableOf } from '../database/readModelDatabase.ts';
import type {
  ModelShape,
  RowKey,
  StoredRow,
  VersionStop,
  WholeRows,
} from '../database/readModelDatabase.ts';
import type { WholeReading } from '../database/readWhole.ts';
import { saysNoTable } from './connection.ts';
import type { Connection } from './connection.ts';
import { integer, stopOf, storedRowOf } from './rows.ts';

const COLUMNS = 'stream, part, first_position, state';

/** The stored ones of these rows. */
export const loadRows = (
  connection: Connection,
  shape: ModelShape,
  keys: readonly RowKey[],
): readonly StoredRow[] => {
  const one = connection.prepare(
    `SELECT ${COLUMNS} FROM ${tableOf(shape)} WHERE stream = ? AND part = ?`,
  );
  return keys.flatMap(({ stream, part }) => {
    const row = one.get(stream, part);
    return row === undefined ? [] : [storedRowOf(row)];
  });
};

/** The versions of a model that were retired, or also those that were given up half built. */
export const versionsOnceIn = (
  connection: Connection,
  name: string,
  statuses: readonly ('retired' | 'abandoned')[],
): readonly number[] =>
  connection
    .prepare(
      `SELECT version FROM read_model
       WHERE name = ? AND status IN (SELECT value FROM json_each(?)) ORDER BY version`,
    )
    .all(name, JSON.stringify(statuses))
    .map((row) => Number(integer(row, 'version')));

/** Where versions of a model have stopped, at one stream or at all. */
export const readStops = (
  connection: Connection,
  name: string,
  stream: string | null,
): readonly VersionStop[] =>
  connection
    .prepare(
      `SELECT * FROM read_model_stop WHERE name = ? AND stream = ifnull(?, stream)
       ORDER BY version, position`,
    )
    .all(name, stream)
    .map((row) => ({ ...stopOf(row), version: Number(integer(row, 'version')) }));

const nullWithoutTable = <A>(read: () => A): A | null => {
  try {
    return read();
  } catch (thrown) {
    if (saysNoTable(thrown)) return null;
    throw thrown;
  }
};

/** How the rows of one stream, or of all, are read whole. */
export const readingOf = (
  connection: Connection,
  name: string,
  stream: string | null,
): WholeReading => ({
  current: async () =>
    nullWithoutTable((): WholeRows | null => {
      const rows = connection
        .prepare(
          `SELECT m.version, r.stream, r.part, r.first_position, r.state
           FROM read_model m LEFT JOIN ${name} r ON ${stream === null ? 'true' : 'r.stream = ?'}
           WHERE m.name = ? AND m.status = 'current' ORDER BY r.first_position, r.part`,
        )
        .all(...(stream === null ? [] : [stream]), name);
      const [first] = rows;
      return first === undefined
        ? null
        : {
            version: Number(integer(first, 'version')),
            rows: rows.filter((row) => row['stream'] !== null).map(storedRowOf),
          };
    }),
  retired: async () => versionsOnceIn(connection, name, ['retired']),
  table: async (table) =>
    nullWithoutTable(() =>
      connection
        .prepare(
          `SELECT ${COLUMNS} FROM ${table} ${stream === null ? '' : 'WHERE stream = ?'}
           ORDER BY first_position, part`,
        )
        .all(...(stream === null ? [] : [stream]))
        .map(storedRowOf),
    ),
});
