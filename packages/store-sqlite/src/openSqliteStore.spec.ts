import { isInstant } from '@disdetta/core';
import type { EncodedEvent, EventStore, FeedItem, Instant, StoreError } from '@disdetta/core';
import { describeEventStore } from '@disdetta/store-contract';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from './openSqliteStore.ts';
import type { SqliteStoreOptions } from './openSqliteStore.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-store-'));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.db`);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const open = async (options: SqliteStoreOptions): Promise<EventStore> => {
  const opened = await openSqliteStore(options)();
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

const event = (id: string): EncodedEvent => ({ id, type: 'Used', data: '{}', metadata: '{}' });

const at = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const idsOf = async (store: EventStore): Promise<readonly string[]> => {
  const events = await store.readAll(0n, 1_000)();
  return E.isRight(events) ? events.right.map(({ id }) => id) : [];
};

describeEventStore('The SQLite store', async () => open({ path: newPath() }));

describe('the SQLite store', () => {
  it('counts positions from 1', async () => {
    const store = await open({ path: newPath() });

    const appended = await store.append('one', 'no-stream', [event('a')])();

    expect(appended).toEqual(E.right({ revision: 0n, position: 1n }));
  });

  it('stamps events by the clock given, and stands still while that runs backwards', async () => {
    const path = newPath();
    const times = ['2026-05-02T00:00:00.000Z', '2026-05-01T00:00:00.000Z'].map(at);
    const now = (): Instant => times.shift() ?? at('2026-05-03T00:00:00.000Z');
    for (const id of ['a', 'b', 'c']) {
      const store = await open({ path, now });
      await store.append(id, 'no-stream', [event(id)])();
      await store.close()();
    }
    const store = await open({ path });

    expect(await store.readAll(0n, 10)()).toMatchObject({
      right: [
        { recordedAt: '2026-05-02T00:00:00.000Z' },
        { recordedAt: '2026-05-02T00:00:00.000Z' },
        { recordedAt: '2026-05-03T00:00:00.000Z' },
      ],
    });
  });

  it.each([
    ['stands on its stream already', [event('b'), event('a')]],
    ['is given twice', [event('b'), event('b')]],
  ] as const)('takes no event whose id %s', async (_where, events) => {
    const store = await open({ path: newPath() });
    await store.append('one', 'no-stream', [event('a')])();

    const answer = await store.append('one', 0n, [...events])();

    expect(answer).toMatchObject({ left: { code: 'RevisionConflict', facts: { actual: 0n } } });
    expect(await idsOf(store)).toEqual(['a']);
  });

  it('gives the same events after it was closed and opened again', async () => {
    const path = newPath();
    const before = await open({ path });
    await before.append('one', 'no-stream', [event('a'), event('b')])();
    await before.append('two', 'no-stream', [event('c')])();
    const events = await before.readAll(0n, 10)();
    await before.close()();

    const after = await open({ path });

    expect(await after.readAll(0n, 10)()).toEqual(events);
    expect(await after.append('one', 'no-stream', [event('a'), event('b')])()).toEqual(
      E.right({ revision: 1n, position: 2n }),
    );
  });

  it('keeps what a retry needs when its transaction is undone by a mistake in the program', async () => {
    const clock = { isBroken: true };
    const now = (): Instant => {
      if (clock.isBroken) throw new TypeError('no clock');
      return at('2026-05-01T00:00:00.000Z');
    };
    const store = await open({ path: newPath(), now });

    await expect(store.append('one', 'no-stream', [event('a')])()).rejects.toThrow('no clock');
    clock.isBroken = false;
    expect(await store.append('one', 'no-stream', [event('a')])()).toMatchObject(
      E.right({ revision: 0n }),
    );
  });
});

describe('two SQLite stores on one file', () => {
  it('let one writer through at each revision, and agree on the log', async () => {
    const path = newPath();
    const stores = [await open({ path }), await open({ path })];
    const won: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const expected = round === 0 ? 'no-stream' : BigInt(round - 1);
      const ids = stores.map((_, index) => `${round} by ${index}`);
      const answers = await Promise.all(
        stores.map((store, index) => store.append('one', expected, [event(ids[index] ?? '')])()),
      );
      won.push(...ids.filter((_, index) => answers[index]?._tag === 'Right'));
    }

    expect(won).toHaveLength(20);
    for (const store of stores) expect(await idsOf(store)).toEqual(won);
  });

  it('answer a retry of what was appended through the other', async () => {
    const path = newPath();
    const [one, other] = [await open({ path }), await open({ path })];
    const first = await one.append('one', 'no-stream', [event('a')])();

    expect(await other.append('one', 'no-stream', [event('a')])()).toEqual(first);
  });

  it('wake those who follow through the other', async () => {
    const path = newPath();
    const [writer, reader] = [await open({ path }), await open({ path })];
    const controller = new AbortController();
    const items = reader.subscribe(0n, controller.signal)[Symbol.asyncIterator]();
    const next = async (): Promise<E.Either<StoreError, FeedItem> | undefined> => {
      const step = await items.next();
      return step.done === true ? undefined : step.value;
    };

    expect(await next()).toEqual(E.right({ kind: 'caughtUp' }));
    for (const id of ['a', 'b']) {
      const waiting = next();
      await writer.append(id, 'no-stream', [event(id)])();
      expect(await waiting).toMatchObject(E.right({ kind: 'event', event: { id } }));
    }
    controller.abort();
  });

  it('are unavailable to a writer while another keeps the file, and then go on', async () => {
    const path = newPath();
    const store = await open({ path, busyTimeoutMilliseconds: 1 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');

    expect(await store.append('one', 'no-stream', [event('a')])()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });
    other.exec('ROLLBACK');
    expect(await store.append('one', 'no-stream', [event('a')])()).toMatchObject({
      right: { revision: 0n },
    });
    other.close();
  });
});

describe('opening a SQLite store', () => {
  it('refuses a file that is not SQLite, and leaves it as it is', async () => {
    const path = newPath();
    writeFileSync(path, 'Dear diary, '.repeat(100));

    expect(await openSqliteStore({ path })()).toMatchObject({ left: { code: 'StoreFailed' } });
    expect(readFileSync(path, 'utf8')).toBe('Dear diary, '.repeat(100));
  });

  it("refuses somebody else's SQLite file, and leaves it as it is", async () => {
    const path = newPath();
    const theirs = new DatabaseSync(path);
    theirs.exec('CREATE TABLE recipe (name TEXT)');
    theirs.close();
    const bytes = readFileSync(path);

    expect(await openSqliteStore({ path })()).toMatchObject({
      left: { code: 'StoreFailed', facts: { cause: 'it is not an event log of Disdetta' } },
    });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('says what keeps a log from being made', async () => {
    const folder = dirname(newPath());
    for (const [path, cause] of [
      [folder, 'it is a folder'],
      [join(folder, 'none', 'log.db'), `there is no folder ${join(folder, 'none')}`],
    ] as const) {
      expect(await openSqliteStore({ path })()).toMatchObject({
        left: { code: 'StoreUnavailable', facts: { cause } },
      });
    }
  });

  it('refuses a file of a later version', async () => {
    const path = newPath();
    await (await open({ path })).close()();
    const later = new DatabaseSync(path);
    later.exec('PRAGMA user_version = 2');
    later.close();

    expect(await openSqliteStore({ path })()).toMatchObject({
      left: {
        code: 'StoreFailed',
        facts: {
          cause:
            'it is an event log of Disdetta of version 2, and this Disdetta reads up to version 1',
        },
      },
    });
  });

  it('refuses a file of ours whose table was dropped', async () => {
    const path = newPath();
    await (await open({ path })).close()();
    const meddler = new DatabaseSync(path);
    meddler.exec('DROP TABLE event');
    meddler.close();

    expect(await openSqliteStore({ path })()).toMatchObject({
      left: { code: 'StoreFailed', facts: { cause: 'no such table: event (SQLite 1)' } },
    });
  });

  it('refuses to promise durability in memory', async () => {
    expect(await openSqliteStore({ path: ':memory:' })()).toMatchObject({
      left: {
        code: 'StoreFailed',
        facts: { cause: 'it keeps its journal as "memory" and not as "wal"' },
      },
    });
  });

  it('is unavailable where there is no folder', async () => {
    expect(await openSqliteStore({ path: join(folder, 'nowhere', 'log.db') })()).toMatchObject({
      left: { code: 'StoreUnavailable' },
    });
  });
});
