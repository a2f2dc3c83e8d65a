import * as E from 'fp-ts/lib/Either.js';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';
import type { FileKind } from './fileKind.ts';
import { LOG_FILE } from './logFile.ts';
import { openFile } from './openFile.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import { openReadOnlyStore } from './reading/openReadOnlyStore.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-kind-'));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.db`);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A log as a later Disdetta might keep it. */
const LATER: FileKind = {
  ...LOG_FILE,
  migrations: [
    ...LOG_FILE.migrations,
    "ALTER TABLE event ADD COLUMN region TEXT NOT NULL DEFAULT 'eu'",
    'CREATE INDEX by_region ON event (region)',
  ],
};
const BROKEN: FileKind = {
  ...LATER,
  migrations: [...LATER.migrations.slice(0, 2), 'CREATE INDEX wrong ON event (nothing)'],
};

const openAs = (path: string, kind: FileKind) =>
  openFile(
    { path, remedy: 'Look at it.' },
    kind,
    { busyTimeoutMilliseconds: 5_000, synchronous: 'FULL' },
    (connection): Connection => connection,
  );

const openOrThrow = (path: string, kind: FileKind): Connection => {
  const opened = openAs(path, kind);
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

/** A log of version 1 with an event, closed. */
const writeOldLog = async (): Promise<string> => {
  const path = newPath();
  const store = await openSqliteStore({ path })();
  if (E.isLeft(store)) throw new Error(store.left.message);
  const event = { id: 'a', type: 'Used', data: '{ "kept": true }', metadata: '{}' };
  await store.right.append('one', 'no-stream', [event])();
  await store.right.close()();
  return path;
};

const look = (path: string, sql: string): Record<string, unknown> | undefined => {
  const database = new DatabaseSync(path);
  const row = database.prepare(sql).get();
  database.close();
  return row === undefined ? undefined : { ...row };
};

describe('a file of an older version', () => {
  it('goes through the steps that it lacks, and keeps what it holds', async () => {
    const path = await writeOldLog();
    openOrThrow(path, LATER).close();

    expect(look(path, 'PRAGMA user_version')).toEqual({ user_version: 3 });
    expect(look(path, 'SELECT position, data, region FROM event')).toEqual({
      position: 1,
      data: '{ "kept": true }',
      region: 'eu',
    });
  });

  it('is as it was when a step cannot be taken', async () => {
    const path = await writeOldLog();

    expect(openAs(path, BROKEN)).toMatchObject({ left: { code: 'StoreFailed' } });
    expect(look(path, 'PRAGMA user_version')).toEqual({ user_version: 1 });
    expect(
      look(path, "SELECT count(*) AS c FROM pragma_table_info('event') WHERE name = 'region'"),
    ).toEqual({ c: 0 });
    expect(E.isRight(await openSqliteStore({ path })())).toBe(true);
  });

  it('is not brought forward by a reader', async () => {
    const path = await writeOldLog();

    expect(openReadOnlyStore({ path, remedy: 'Look at it.' }, LATER, 0)).toMatchObject({
      left: { facts: { cause: expect.stringContaining('opened for writing once') as string } },
    });
  });

  it('is refused by an older Disdetta afterwards, with both versions named', async () => {
    const path = await writeOldLog();
    openOrThrow(path, LATER).close();

    expect(await openSqliteStore({ path })()).toMatchObject({
      left: {
        code: 'StoreFailed',
        facts: {
          cause:
            'it is an event log of Disdetta of version 3, and this Disdetta reads up to version 1',
        },
      },
    });
  });
});

describe('processes that open one new file at the same moment', () => {
  it('all find it made once', async () => {
    const path = newPath();
    const script = join(__dirname, 'testing/opener.ts');
    const codes = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise((resolve) => {
            const node = ['--conditions=@disdetta/source', '--no-warnings', script, path];
            spawn(process.execPath, node, { stdio: 'inherit' }).on('exit', resolve);
          }),
      ),
    );

    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(look(path, 'SELECT count(*) AS c FROM event')).toEqual({ c: 6 });
  }, 30_000);
});
