import { tableOf } from '../database/readModelDatabase.ts';
import type { Build, BuildChange, ModelShape } from '../database/readModelDatabase.ts';
import type { Connection } from './connection.ts';
import { integer, statusOf, stopOf } from './rows.ts';
import { createTable, showVersion, upsertRow } from './schema.ts';

const STANDING = 'SELECT status, checkpoint FROM read_model WHERE name = ? AND version = ?';
const CURRENT = `
  SELECT version FROM read_model WHERE name = ? AND status = 'current' AND version > ?`;
const REGISTER = `
  INSERT INTO read_model (name, version, status, checkpoint) VALUES (?, ?, 'building', 0)
  ON CONFLICT DO NOTHING`;
const STOPS = 'SELECT * FROM read_model_stop WHERE name = ? AND version = ? ORDER BY position';
const ADVANCE = `
  UPDATE read_model SET checkpoint = ?
  WHERE name = ? AND version = ? AND checkpoint = ? AND status IN ('building', 'current')`;
const STOP = `
  INSERT OR REPLACE INTO read_model_stop (name, version, stream, revision, position, code, reason)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const MEND = 'DELETE FROM read_model_stop WHERE name = ? AND version = ? AND stream = ?';
const RETIRE = `
  UPDATE read_model SET status = iif(status = 'current', 'retired', 'abandoned')
  WHERE name = ? AND version < ? AND status IN ('building', 'current')`;
const PROMOTE = `UPDATE read_model SET status = 'current' WHERE name = ? AND version = ?`;

/** Makes the table of a version if it has none, and tells where it stands; null: superseded. */
export const register = (connection: Connection, shape: ModelShape): Build | null => {
  const { name, version } = shape;
  connection.transact(() => {
    if (connection.prepare(CURRENT).get(name, version) !== undefined) return false;
    connection.prepare(REGISTER).run(name, version);
    connection.execute(createTable(shape));
    return true;
  });
  const row = connection.prepare(STANDING).get(name, version);
  const status = row === undefined ? null : statusOf(row);
  if (row === undefined || (status !== 'building' && status !== 'current')) return null;
  const stops = connection.prepare(STOPS).all(name, version).map(stopOf);
  return { shape, status, checkpoint: integer(row, 'checkpoint'), stops };
};

/** Writes what one version becomes, inside a transaction; false: it stands elsewhere. */
export const writeChange = (connection: Connection, change: BuildChange): boolean => {
  const { shape, from, to, rows, stopped, mended } = change;
  const { name, version } = shape;
  const advanced = connection.prepare(ADVANCE).run(to, name, version, from);
  if (Number(advanced.changes) !== 1) return false;
  const upsert = connection.prepare(upsertRow(shape));
  for (const { stream, part, firstPosition, lastPosition, cells, state } of rows) {
    const values = cells.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell));
    upsert.run(stream, part, firstPosition, lastPosition, ...values, state);
  }
  for (const stream of mended) connection.prepare(MEND).run(name, version, stream);
  for (const { stream, revision, position, code, reason } of stopped) {
    connection.prepare(STOP).run(name, version, stream, revision, position, code, reason);
  }
  return true;
};

/** Shows a version to readers, inside a transaction; false: it is retired already. */
export const showToReaders = (connection: Connection, shape: ModelShape): boolean => {
  const row = connection.prepare(STANDING).get(shape.name, shape.version);
  const status = row === undefined ? null : statusOf(row);
  if (status !== 'building') return status === 'current';
  connection.prepare(RETIRE).run(shape.name, shape.version);
  connection.prepare(PROMOTE).run(shape.name, shape.version);
  connection.execute(showVersion(shape));
  return true;
};

/** Drops the tables of versions that were retired, inside a transaction. */
export const dropTables = (
  connection: Connection,
  name: string,
  versions: readonly number[],
): void => {
  for (const version of versions) {
    connection.execute(`DROP TABLE IF EXISTS ${tableOf({ name, version })}`);
    connection
      .prepare('DELETE FROM read_model_stop WHERE name = ? AND version = ?')
      .run(name, version);
    connection.prepare('DELETE FROM read_model WHERE name = ? AND version = ?').run(name, version);
  }
};
