import { describeArchive } from '@disdetta/store-contract';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../openSqliteStore.ts';
import { openSqliteArchive } from './openSqliteArchive.ts';
import type { SqliteArchive } from './sqliteArchive.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-archive-'));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.archive`);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const open = async (path: string): Promise<SqliteArchive> => {
  const opened = await openSqliteArchive({ path })();
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

const snapshot = { revision: 4n, fingerprint: 'fingerprint', text: '{}' };

describeArchive('The SQLite archive', async () => open(newPath()));

describe('the SQLite archive', () => {
  it('has what was filed after it was closed and opened again', async () => {
    const path = newPath();
    const before = await open(path);
    await before.file('one', -1n, snapshot, [])();
    await before.close()();

    expect(await (await open(path)).open('one')()).toEqual(E.right(snapshot));
  });

  it('lets one of two processes file after a revision', async () => {
    const path = newPath();
    const [one, other] = [await open(path), await open(path)];

    expect(await one.file('one', -1n, snapshot, [])()).toEqual(E.right(true));
    expect(await other.file('one', -1n, snapshot, [])()).toEqual(E.right(false));
  });

  it('says of a damaged file that it can be deleted', async () => {
    const path = newPath();
    writeFileSync(path, 'not at all SQLite '.repeat(100));

    expect(await openSqliteArchive({ path })()).toMatchObject({
      left: { code: 'StoreFailed', message: expect.stringContaining('delete it') },
    });
  });

  it('refuses the file of a log', async () => {
    const path = newPath();
    const store = await openSqliteStore({ path })();
    if (E.isRight(store)) await store.right.close()();

    expect(await openSqliteArchive({ path })()).toMatchObject({
      left: { code: 'StoreFailed', facts: { cause: 'it is not an archive of Disdetta' } },
    });
  });
});
