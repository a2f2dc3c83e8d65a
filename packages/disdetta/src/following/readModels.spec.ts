import type { EventStore } from '@disdetta/core';
import { readRows } from '@disdetta/read-models';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpen } from '../cannotOpen.ts';
import type { Disdetta } from '../disdetta.ts';
import { openDisdetta } from '../openDisdetta.ts';
import type { OpenOptions } from '../openDisdetta.ts';
import { cancelled } from '../testing/cancelled.ts';
import { cancelPlan, payForPlan } from '../testing/customers.ts';
import { until } from '../testing/until.ts';
import type { Opened } from './follow.ts';
import type { ReadModelsOptions } from './openReadModels.ts';

const year = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

let folder: string;
const doors: Disdetta[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-read-models-'));
});

afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  rmSync(folder, { recursive: true });
});

const fileNamed = (name: string): string => join(folder, name);

const open = async <Options extends OpenOptions>(options: Options): Promise<Opened<Options>> => {
  const door = await openDisdetta(options);
  doors.push(door);
  return door;
};

const openFile = (readModels: ReadModelsOptions = {}) =>
  open({ file: fileNamed('log.db'), readModels });

/** What a model of our own has counted, by stream. */
const timesIn = async (
  { readModels }: Opened<{ readonly readModels: object }>,
  model: ReturnType<typeof cancelled>,
): Promise<readonly unknown[]> => {
  const rows = await readRows(readModels.database, [model]).all()();
  return E.isLeft(rows)
    ? [rows.left]
    : rows.right.map(({ stream, state }) => [stream, state.times]);
};

const OUT_OF_REACH = E.left({
  code: 'StoreUnavailable',
  message: 'The log is out of reach.',
  facts: { cause: 'this story' },
} as const);

describe('the plans of all accounts', () => {
  it('are listed as they stand now, ended ones too', async () => {
    let now = '2026-03-20T00:00:00.000Z';
    const store = createMemoryStore();
    const readModels = { file: fileNamed('models.db') };
    const door = await open({ store, readModels, clock: () => new Date(now) });
    await payForPlan(door, 'a-1');
    await payForPlan(door, 'a-2');
    await cancelPlan(door, 'a-2', 'moved');
    await door.readModels.caughtUp();
    const standing = async (): Promise<readonly unknown[]> => {
      const plans = await door.readModels.plansOfAll();
      return plans.ok
        ? plans.answer.map(({ accountId, lines }) => [accountId, lines[0]?.status])
        : [plans];
    };

    expect(await standing()).toEqual([
      ['a-1', 'Active'],
      ['a-2', 'Cancelled'],
    ]);
    now = '2026-04-01T00:00:00.000Z';
    expect(await standing()).toEqual([
      ['a-1', 'Active'],
      ['a-2', 'Ended'],
    ]);
  });
});

describe('read models', () => {
  it('say how they stand', async () => {
    const door = await openFile();
    await payForPlan(door, 'a-1');
    await door.readModels.caughtUp();

    expect(await door.readModels.status()).toMatchObject({
      state: 'live',
      lagMilliseconds: 0,
      elsewhere: [],
      trouble: null,
    });
    await door.close();
    expect(await door.readModels.status()).toMatchObject({ state: 'stopped' });
  });

  it('are kept live by one of two that are open, and by the other when that closes', async () => {
    const one = await openFile();
    const other = await openFile({ lookEveryMilliseconds: 5 });
    await payForPlan(one, 'a-1');
    await cancelPlan(one, 'a-1', 'moved');
    await one.readModels.caughtUp();

    expect(await other.readModels.status()).toMatchObject({
      state: 'elsewhere',
      elsewhere: expect.arrayContaining(['exceptions v1']) as string[],
      lagMilliseconds: null,
    });
    expect(await other.readModels.cancellationReasons(year)).toMatchObject({
      answer: { counts: { moved: 1 } },
    });
    expect(await other.readModels.caughtUp()).toMatchObject({ refusal: { code: 'KeptElsewhere' } });

    await one.close();
    await until(async () => (await other.readModels.status()).state === 'live');
    await payForPlan(other, 'a-2');
    await cancelPlan(other, 'a-2', 'moved');
    await other.readModels.caughtUp();
    expect(await other.readModels.cancellationReasons(year)).toMatchObject({
      answer: { counts: { moved: 2 } },
    });
  });

  it('wait while the log cannot be read, and go on when it can', async () => {
    const trouble: unknown[] = [];
    const silent = (): void => undefined;
    const log = createMemoryStore();
    let isOut = false;
    const store: EventStore = {
      ...log,
      subscribe: async function* (after, signal) {
        for await (const item of log.subscribe(after, signal)) yield isOut ? OUT_OF_REACH : item;
      },
      readAll: (after, limit) => (isOut ? async () => OUT_OF_REACH : log.readAll(after, limit)),
    };
    const logger = {
      debug: silent,
      info: silent,
      warn: silent,
      error: (facts: object) => {
        isOut = false;
        trouble.push(facts);
      },
    };
    const readModels = { file: fileNamed('models.db'), lookEveryMilliseconds: 5 };
    const door = await open({ store, readModels, logger });
    await until(async () => (await door.readModels.status()).state === 'live');
    isOut = true;
    await payForPlan(door, 'a-1');
    await cancelPlan(door, 'a-1', 'moved');
    await until(async () => trouble.length > 0);
    await until(async () => (await door.readModels.status()).state === 'live');

    expect(trouble).toEqual([{ code: 'StoreUnavailable' }]);
    await door.readModels.caughtUp();
    expect(await door.readModels.cancellationReasons(year)).toMatchObject({
      answer: { counts: { moved: 1 } },
    });
  });

  it('of a new version are built beside those that another process keeps live', async () => {
    const old = await openFile({ models: [cancelled(1)] });
    await payForPlan(old, 'a-1');
    await cancelPlan(old, 'a-1', 'moved');
    await old.readModels.caughtUp();

    const next = await openFile({ models: [cancelled(2)] });
    await next.readModels.caughtUp();
    expect(await next.readModels.status()).toMatchObject({
      state: 'live',
      progress: [{ models: ['cancelled v2'], share: 1 }],
      elsewhere: expect.arrayContaining(['accounts v1']) as string[],
    });
    expect(await timesIn(next, cancelled(2))).toEqual([['account-a-1', 2]]);
  });

  it('cannot be opened where there is no place for them, and leave nothing open', async () => {
    await expect(
      openDisdetta({ file: fileNamed('log.db'), readModels: { file: folder } }),
    ).rejects.toBeInstanceOf(CannotOpen);
    await expect(openDisdetta({ file: fileNamed('log.db') })).resolves.toBeDefined();
  });
});

describe('an account at which a model stops', () => {
  it('is listed, waits, and goes on when it is retried with mended code', async () => {
    let isMended = false;
    const door = await openFile({ models: [cancelled(1, () => isMended)] });
    await payForPlan(door, 'a-1');
    await payForPlan(door, 'a-2');
    await cancelPlan(door, 'a-1', 'moved');
    await cancelPlan(door, 'a-2', 'moved');
    await door.readModels.caughtUp();

    expect(await door.readModels.poisons()).toMatchObject({
      ok: true,
      poisons: [
        { model: 'cancelled', stream: 'account-a-1', code: 'ModelFailed' },
        { model: 'cancelled', stream: 'account-a-2', code: 'ModelFailed' },
      ],
    });
    expect(await door.readModels.retry('a-1')).toMatchObject({
      ok: true,
      poisons: [{ stream: 'account-a-1' }],
    });
    isMended = true;
    expect(await door.readModels.retry('a-1')).toEqual({ ok: true, poisons: [] });
    expect(await timesIn(door, cancelled(1))).toEqual([['account-a-1', 1]]);
    expect(await door.readModels.poisons()).toMatchObject({
      poisons: [{ stream: 'account-a-2' }],
    });
  });
});
