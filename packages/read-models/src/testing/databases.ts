import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { openPostgresReadModels } from '../postgres/openPostgresReadModels.ts';
import { openSqliteReadModels } from '../sqlite/openSqliteReadModels.ts';
import { startPostgres } from './postgresServer.ts';
import { valueOf } from './told.ts';

/** Databases of one kind. */
export interface Databases {
  /** A place for a database, with nothing in it. */
  readonly newPlace: () => string;
  /** Opens the database at a place, as one more process would. */
  readonly open: (place: string) => Promise<ReadModelDatabase>;
  /** Asks a database in its own language, as a person would. */
  readonly select: (place: string, sql: string) => Promise<readonly object[]>;
  readonly stop: () => Promise<void>;
}

/** Files of SQLite in a folder of their own. */
export const sqliteDatabases = async (): Promise<Databases> => {
  const { DatabaseSync } = await import('node:sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-read-models-'));
  let places = 0;
  return {
    newPlace: () => {
      places += 1;
      return join(folder, `${places}.db`);
    },
    open: async (path) => valueOf(await openSqliteReadModels({ path })()),
    select: async (path, sql) => {
      const database = new DatabaseSync(path, { readOnly: true });
      const rows = database.prepare(sql).all();
      database.close();
      return rows.map((row) => ({ ...row }));
    },
    stop: async () => {
      rmSync(folder, { recursive: true });
    },
  };
};

/** Schemas of a PostgreSQL server of their own. */
export const postgresDatabases = async (): Promise<Databases> => {
  const { pool, stop } = await startPostgres();
  let places = 0;
  return {
    newPlace: () => {
      places += 1;
      return `place_${places}`;
    },
    open: async (schema) => valueOf(await openPostgresReadModels({ pool, schema })()),
    select: async (schema, sql) => {
      const client = await pool.connect();
      await client.query(`SET search_path TO ${schema}`);
      const { rows } = await client.query<Record<string, unknown>>(sql);
      client.release(true);
      return rows;
    },
    stop,
  };
};

/** Every kind of database that comes with the library, by its name. */
export const everyKind: readonly (readonly [string, () => Promise<Databases>])[] = [
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
];
