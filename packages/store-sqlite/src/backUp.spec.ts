import type { EncodedEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from './openSqliteStore.ts';
import type { SqliteStoreOptions } from './openSqliteStore.ts';
import type { SqliteStore } from './sqliteStore.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-backup-'));
  path = join(folder, 'log.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = async (options: SqliteStoreOptions): Promise<SqliteStore> => {
  const opened = await openSqliteStore(options)();
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

const event = (id: string): EncodedEvent => ({ id, type: 'Used', data: '{}', metadata: '{}' });

const append = async (store: SqliteStore, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) {
    const { revision } = await lengthOf(store);
    const appended = await store.append('one', revision, [event(`event ${revision}`)])();
    if (E.isLeft(appended)) throw new Error(appended.left.message);
  }
};

const lengthOf = async (store: SqliteStore) => {
  const page = await store.readStream('one', { direction: 'backwards', limit: 1 })();
  if (E.isLeft(page)) throw new Error(page.left.message);
  return page.right;
};

const eventsIn = async (store: SqliteStore): Promise<readonly string[]> => {
  const all = await store.readAll(0n, 100_000)();
  if (E.isLeft(all)) throw new Error(all.left.message);
  return all.right.map(({ id }) => id);
};

describe('a copy of a log', () => {
  it('is a log itself, with everything that was acknowledged before', async () => {
    const store = await open({ path });
    await append(store, 50);

    expect(await store.backUp(join(folder, 'copy.db'))()).toEqual(E.right(undefined));

    const copy = await open({ path: join(folder, 'copy.db') });
    expect(await eventsIn(copy)).toEqual(await eventsIn(store));
    await append(copy, 1);
    expect(await eventsIn(store)).toHaveLength(50);
    await copy.close()();
    await store.close()();
  });

  it('is of one moment while writers write, and they go on', async () => {
    const store = await open({ path });
    await append(store, 20);
    const writing = append(store, 200);

    expect(await store.backUp(join(folder, 'copy.db'))()).toEqual(E.right(undefined));
    await writing;

    const copied = await eventsIn(await open({ path: join(folder, 'copy.db') }));
    expect(copied.length).toBeGreaterThanOrEqual(20);
    expect(copied).toEqual((await eventsIn(store)).slice(0, copied.length));
    expect(await eventsIn(store)).toHaveLength(220);
  });

  it('is made by a reader, too', async () => {
    await append(await open({ path }), 3);
    const reader = await open({ path, readOnly: true });

    expect(await reader.backUp(join(folder, 'copy.db'))()).toEqual(E.right(undefined));
  });

  it.each([
    ['where a file is already', 'taken.db'],
    ['where there is no folder', 'nowhere/copy.db'],
  ])('is not made %s; nothing is left behind and the log goes on', async (_, name) => {
    writeFileSync(join(folder, 'taken.db'), 'mine');
    const store = await open({ path });
    await append(store, 1);
    const before = readdirSync(folder).toSorted();

    expect(await store.backUp(join(folder, name))()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });

    expect(readdirSync(folder).toSorted()).toEqual(before);
    await append(store, 1);
    expect(await eventsIn(store)).toHaveLength(2);
  });

  it('is not made of a log that was closed', async () => {
    const store = await open({ path });
    await store.close()();
    expect(await store.backUp(join(folder, 'copy.db'))()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });
  });
});

describe('a checkpoint', () => {
  const journalBytes = (): number => statSync(`${path}-wal`).size;

  it('empties the journal into the file', async () => {
    const store = await open({ path });
    await append(store, 20);
    expect(journalBytes()).toBeGreaterThan(0);

    expect(await store.checkpoint()()).toEqual(E.right(undefined));

    expect(journalBytes()).toBe(0);
    expect(await eventsIn(store)).toHaveLength(20);
  });

  it('is not for readers', async () => {
    await append(await open({ path }), 1);
    const reader = await open({ path, readOnly: true });
    expect(await reader.checkpoint()()).toMatchObject({ left: { code: 'StoreUnavailable' } });
  });

  it('happens by itself: the journal stays small however much is written and followed', async () => {
    const store = await open({ path });
    const controller = new AbortController();
    const follow = async (): Promise<number> => {
      let seen = 0;
      for await (const item of store.subscribe(0n, controller.signal)) {
        if (E.isRight(item) && item.right.kind === 'event') seen += 1;
        if (seen === 4_000) controller.abort();
      }
      return seen;
    };
    const following = follow();
    const filler = 'x'.repeat(2_000);
    for (let at = 0; at < 400; at += 1) {
      await Promise.all(
        Array.from({ length: 10 }, (_, stream) =>
          store.append(`s${stream}`, at === 0 ? 'no-stream' : BigInt(at - 1), [
            { ...event(`${stream}/${at}`), data: JSON.stringify({ filler }) },
          ])(),
        ),
      );
    }

    expect(await following).toBe(4_000);
    expect(journalBytes()).toBeLessThan(16 * 2 ** 20);
  }, 60_000);
});
