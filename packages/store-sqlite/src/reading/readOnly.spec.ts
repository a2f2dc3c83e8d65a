import type { EncodedEvent, FeedItem, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../openSqliteStore.ts';
import type { SqliteStoreOptions } from '../openSqliteStore.ts';
import type { SqliteStore } from '../sqliteStore.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-read-only-'));
  path = join(folder, 'log.db');
});

afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const open = async (options: SqliteStoreOptions): Promise<SqliteStore> => {
  const opened = await openSqliteStore(options)();
  if (E.isRight(opened)) return opened.right;
  throw new Error(opened.left.message);
};

const event = (id: string): EncodedEvent => ({ id, type: 'Used', data: '{}', metadata: '{}' });

const write = async (store: SqliteStore, id: string): Promise<void> => {
  const appended = await store.append(`stream of ${id}`, 'no-stream', [event(id)])();
  if (E.isLeft(appended)) throw new Error(appended.left.message);
};

/** Opens the log, writes an event, and closes it: nobody has it open afterwards. */
const visit = async (id: string): Promise<void> => {
  const store = await open({ path });
  await write(store, id);
  await store.close()();
};

/** Runs a program of ours in a process of its own, and gives what it prints. */
const run = (program: string, file: string): string => {
  const script = join(__dirname, '../testing', program);
  const node = ['--conditions=@disdetta/source', '--no-warnings', script, file];
  return execFileSync(process.execPath, node, { encoding: 'utf8' });
};

const idsIn = async (store: SqliteStore): Promise<readonly string[]> => {
  const events = await store.readAll(0n, 1_000)();
  if (E.isLeft(events)) throw new Error(events.left.message);
  return events.right.map(({ id }) => id);
};

/** Everything about a folder that a reader must not change. */
const stateOf = (place: string): readonly unknown[] =>
  readdirSync(place).map((name) => {
    const file = join(place, name);
    return [name, statSync(file).mtimeMs, readFileSync(file).toString('base64')];
  });

const PROGRAM = 'stream of a';

describe('a log that is opened for reading only', () => {
  it('reads, refuses everything that would change it, and reads on', async () => {
    await visit('a');
    const reader = await open({ path, readOnly: true });
    const refused = {
      left: { code: 'StoreUnavailable', facts: { cause: 'it was opened for reading only' } },
    };

    expect(await reader.append(PROGRAM, 0n, [event('b')])()).toMatchObject(refused);
    expect(await reader.checkpoint()()).toMatchObject(refused);
    expect(await idsIn(reader)).toEqual(['a']);
    expect(await reader.readStream(PROGRAM, { limit: 1 })()).toMatchObject({
      right: { revision: 0n, events: [{ id: 'a' }] },
    });
  });

  it('leaves a log at rest and its folder as they were', async () => {
    await visit('a');
    const before = stateOf(folder);

    const reader = await open({ path, readOnly: true });
    await idsIn(reader);
    await reader.close()();

    expect(stateOf(folder)).toEqual(before);
  });

  it('copies a log at rest and leaves its folder as it was', async () => {
    await visit('a');
    const elsewhere = mkdtempSync(join(tmpdir(), 'disdetta-copy-'));
    const before = stateOf(folder);

    const reader = await open({ path, readOnly: true });
    await reader.backUp(join(elsewhere, 'copy.db'))();

    expect(stateOf(folder)).toEqual(before);
    expect(await idsIn(await open({ path: join(elsewhere, 'copy.db') }))).toEqual(['a']);
    rmSync(elsewhere, { recursive: true });
  });

  it('sees what others wrote who came and went between two looks', async () => {
    await visit('a');
    const reader = await open({ path, readOnly: true });
    const seen = [await idsIn(reader)];
    for (const id of ['b', 'c']) {
      await visit(id);
      seen.push(await idsIn(reader));
    }

    expect(seen).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
  });

  it('sees what others write who stay, and who come after them', async () => {
    await visit('a');
    const reader = await open({ path, readOnly: true });
    const writer = await open({ path });
    await write(writer, 'b');
    expect(await idsIn(reader)).toEqual(['a', 'b']);

    await write(writer, 'c');
    expect(await idsIn(reader)).toEqual(['a', 'b', 'c']);
    await writer.close()();
    await visit('d');
    expect(await idsIn(reader)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('follows what another process writes', async () => {
    await visit('a');
    const reader = await open({ path, readOnly: true });
    const controller = new AbortController();
    const items = reader.subscribe(0n, controller.signal)[Symbol.asyncIterator]();
    const next = async (): Promise<E.Either<StoreError, FeedItem> | undefined> => {
      const step = await items.next();
      return step.done === true ? undefined : step.value;
    };
    const written = (id: unknown): unknown => E.right({ kind: 'event', event: { id } });

    expect(await next()).toMatchObject(written('a') as object);
    expect(await next()).toEqual(E.right({ kind: 'caughtUp' }));
    for (let visitor = 0; visitor < 2; visitor += 1) {
      const waiting = next();
      run('opener.ts', path);
      expect(await waiting).toMatchObject(written(expect.stringContaining('process')) as object);
    }
    controller.abort();
    await reader.close()();
  });

  it('answers nothing more once it is closed, even if somebody writes', async () => {
    await visit('a');
    const reader = await open({ path, readOnly: true });
    await reader.close()();
    await visit('b');

    expect(await reader.readAll(0n, 1)()).toMatchObject({ left: { code: 'StoreUnavailable' } });
  });
});

describe('a log that has to be read where a reader may not write', () => {
  const lock = (place: string): void => {
    for (const name of readdirSync(place)) chmodSync(join(place, name), 0o444);
    chmodSync(place, 0o555);
  };

  it('is read when it is at rest', async () => {
    await visit('a');
    lock(folder);

    expect(JSON.parse(run('unprivilegedReader.ts', path))).toEqual(['a']);
  });

  it('is read while somebody else writes to it', async () => {
    const writer = await open({ path });
    await write(writer, 'a');
    lock(folder);

    expect(JSON.parse(run('unprivilegedReader.ts', path))).toEqual(['a']);
  });

  it('is not read without the shared memory that its journal needs, and that is said', async () => {
    const writer = await open({ path });
    await write(writer, 'a');
    const copied = join(folder, 'copied');
    mkdirSync(copied);
    for (const end of ['', '-wal']) copyFileSync(path + end, join(copied, `log.db${end}`));
    lock(copied);
    chmodSync(folder, 0o755);

    const answer: unknown = JSON.parse(run('unprivilegedReader.ts', join(copied, 'log.db')));
    chmodSync(copied, 0o755);
    expect(answer).toMatchObject({
      code: 'StoreUnavailable',
      message: expect.stringContaining('copy the log and its journal to another folder') as string,
    });
  });
});

describe('a log that cannot be read', () => {
  it('is not made where there is none, and that is said', async () => {
    expect(await openSqliteStore({ path, readOnly: true })()).toMatchObject({
      left: { code: 'StoreUnavailable', facts: { cause: 'there is no such file' } },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told from one that may not be read', async () => {
    await visit('a');
    chmodSync(path, 0o000);
    chmodSync(folder, 0o755);

    expect(JSON.parse(run('unprivilegedReader.ts', path))).toMatchObject({
      code: 'StoreUnavailable',
      facts: { cause: 'it may not be read' },
    });
  });
});
