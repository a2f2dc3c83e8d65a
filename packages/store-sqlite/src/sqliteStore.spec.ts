import { LARGEST_APPEND_BYTES, isInstant } from '@disdetta/core';
import type { EncodedEvent, EventStore } from '@disdetta/core';
import { systemNow } from '@disdetta/store-kit';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';
import { LOG_FILE } from './logFile.ts';
import { openFile } from './openFile.ts';
import { createSqliteStore } from './sqliteStore.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-failing-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const connectTo = (name: string): Connection => {
  const opened = openFile(
    { path: join(folder, name), remedy: 'Look at it.' },
    LOG_FILE,
    {
      busyTimeoutMilliseconds: 1_000,
      synchronous: 'FULL',
    },
    (connection) => connection,
  );
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

const storeOn = (connection: Connection): EventStore =>
  createSqliteStore(connection, {
    now: systemNow,
    largestAppendBytes: LARGEST_APPEND_BYTES,
  });

const event = (id: string, data = '{}'): EncodedEvent => ({
  id,
  type: 'Used',
  data,
  metadata: '{}',
});

const expectFailedForGood = async (store: EventStore): Promise<void> => {
  const left = expect.objectContaining({ code: 'StoreFailed' });
  expect(await store.append('two', 'no-stream', [event('b')])()).toEqual(E.left(left));
  expect(await store.readStream('one', { limit: 1 })()).toEqual(E.left(left));
  expect(await store.readAll(0n, 1)()).toEqual(E.left(left));
  const seen: unknown[] = [];
  for await (const item of store.subscribe(0n, new AbortController().signal)) seen.push(item);
  expect(seen).toEqual([E.left(left)]);
};

describe('a SQLite store that fails', () => {
  it('stays failed when the disk was full, and has kept whole appends only', async () => {
    const connection = connectTo('full.db');
    const store = storeOn(connection);
    await store.append('one', 'no-stream', [event('a')])();
    connection.execute('PRAGMA max_page_count = 8');

    const answer = await store.append('one', 0n, [event('b'), event('c', 'x'.repeat(100_000))])();

    expect(answer).toMatchObject({
      left: { code: 'StoreFailed', facts: { cause: 'database or disk is full (SQLite 13)' } },
    });
    connection.execute('PRAGMA max_page_count = 1000000');
    await expectFailedForGood(store);
    const again = await storeOn(connectTo('full.db')).readAll(0n, 10)();
    expect(again).toMatchObject({ right: [{ id: 'a' }] });
    expect(E.isRight(again) && isInstant(again.right[0]?.recordedAt)).toBe(true);
  });

  it('stays failed when the file became read-only under it', async () => {
    const connection = connectTo('locked.db');
    const store = storeOn(connection);
    connection.execute('PRAGMA query_only = ON');

    expect(await store.append('one', 'no-stream', [event('a')])()).toMatchObject({
      left: { code: 'StoreFailed' },
    });
    connection.execute('PRAGMA query_only = OFF');
    await expectFailedForGood(store);
  });

  it('stays failed when it reads what it cannot have written', async () => {
    const store = storeOn(connectTo('meddled.db'));
    await store.append('one', 'no-stream', [event('a')])();
    const meddler = new DatabaseSync(join(folder, 'meddled.db'));
    meddler.exec("UPDATE event SET recorded_at = 'yesterday'");
    meddler.close();

    expect(await store.readAll(0n, 1)()).toMatchObject({
      left: { code: 'StoreFailed', facts: { cause: 'a row without an instant in recorded_at' } },
    });
    await expectFailedForGood(store);
  });

  it('stays failed when a page of its file is damaged', async () => {
    const path = join(folder, 'damaged.db');
    const before = storeOn(connectTo('damaged.db'));
    await before.append('one', 'no-stream', [event('a', 'x'.repeat(50_000))])();
    await before.close()();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 4_096));
    const store = storeOn(connectTo('damaged.db'));

    expect(await store.readAll(0n, 1)()).toMatchObject({
      left: {
        code: 'StoreFailed',
        facts: { cause: 'database disk image is malformed (SQLite 11)' },
      },
    });
    await expectFailedForGood(store);
  });

  it('tells those who follow it', async () => {
    const connection = connectTo('followed.db');
    const store = storeOn(connection);
    const items = store.subscribe(0n, new AbortController().signal)[Symbol.asyncIterator]();
    await items.next();
    const waiting = items.next();
    connection.execute('PRAGMA query_only = ON');
    await store.append('one', 'no-stream', [event('a')])();

    expect(await waiting).toMatchObject({ value: { left: { code: 'StoreFailed' } } });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });
});
