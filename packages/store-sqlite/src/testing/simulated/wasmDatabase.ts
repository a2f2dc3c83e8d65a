import createModule from '@journeyapps/wa-sqlite/dist/wa-sqlite.mjs';
import type { SqliteModule } from '@journeyapps/wa-sqlite/dist/wa-sqlite.mjs';
import * as SQLITE from '@journeyapps/wa-sqlite/src/sqlite-constants.js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database, Statement } from '../../database.ts';
import type { Disk } from './disk.ts';
import { DiskVfs } from './vfs.ts';

const WASM = fileURLToPath(import.meta.resolve('@journeyapps/wa-sqlite/dist/wa-sqlite.wasm'));
const INTEGER = 1;
const NUMBER = 'number';
const TEXT = 'string';
/** Tells SQLite to copy a bound text before it returns. */
const TRANSIENT = -1;

/** SQLite's own code, built to WebAssembly: each has memory of its own. */
export const loadSqlite = async (): Promise<SqliteModule> =>
  createModule({ wasmBinary: readFileSync(WASM) });

let registered = 0;

/** Opens a database on a simulated disk; throws as the driver of Node does, with an `errcode`. */
export const openOnDisk = (module: SqliteModule, disk: Disk, path: string): Database => {
  const call = (name: string, ...values: readonly (number | string)[]): number =>
    Number(
      module.cwrap(
        `sqlite3_${name}`,
        NUMBER,
        values.map((value) => (typeof value === 'string' ? TEXT : NUMBER)),
      )(...values),
    );
  const textFrom = (name: string, ...values: readonly number[]): string =>
    String(
      module.cwrap(
        `sqlite3_${name}`,
        TEXT,
        values.map(() => NUMBER),
      )(...values),
    );
  const pointer = module._malloc(4);
  const pointed = (): number => module.HEAP32[pointer >> 2] ?? 0;

  registered += 1;
  const vfs = `disk-${registered}`;
  module.vfs_register(new DiskVfs(vfs, module, disk), false);
  const flags = SQLITE.SQLITE_OPEN_CREATE | SQLITE.SQLITE_OPEN_READWRITE;
  const opened = call('open_v2', path, pointer, flags, vfs);
  const database = pointed();

  const check = (code: number): void => {
    if (code === SQLITE.SQLITE_OK || code === SQLITE.SQLITE_ROW || code === SQLITE.SQLITE_DONE) {
      return;
    }
    throw Object.assign(new Error(textFrom('errmsg', database)), {
      errcode: call('extended_errcode', database),
    });
  };
  check(opened);

  const compile = (sql: string): number => {
    check(call('prepare_v2', database, sql, -1, pointer, 0));
    return pointed();
  };

  const rowOf = (statement: number): Record<string, unknown> =>
    Object.fromEntries(
      Array.from({ length: call('column_count', statement) }, (_, column) => [
        textFrom('column_name', statement, column),
        call('column_type', statement, column) === INTEGER
          ? BigInt(call('column_int', statement, column))
          : textFrom('column_text', statement, column),
      ]),
    );

  const prepare = (sql: string): Statement => {
    const statement = compile(sql);
    const all = (...values: readonly unknown[]): Record<string, unknown>[] => {
      values.forEach((value, index) => {
        check(
          typeof value === 'string'
            ? call('bind_text', statement, index + 1, value, -1, TRANSIENT)
            : call('bind_int', statement, index + 1, Number(value)),
        );
      });
      const rows: Record<string, unknown>[] = [];
      let code = call('step', statement);
      while (code === SQLITE.SQLITE_ROW) {
        rows.push(rowOf(statement));
        code = call('step', statement);
      }
      // What went wrong is told again, with its extended code, when the statement is reset.
      check(call('reset', statement));
      return rows;
    };
    return {
      setReadBigInts: () => undefined,
      all,
      get: (...values) => all(...values)[0],
      run: (...values) => {
        all(...values);
        return { lastInsertRowid: BigInt(call('last_insert_rowid', database)) };
      },
    };
  };

  return {
    prepare,
    exec: (sql) => {
      check(call('exec', database, sql, 0, 0, 0));
    },
    get isTransaction() {
      return call('get_autocommit', database) === 0;
    },
    close: () => {
      call('close_v2', database);
    },
  };
};
