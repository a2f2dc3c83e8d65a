import type { EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { setImmediate } from 'node:timers/promises';
import { readRows } from '../reading/rowReader.ts';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { counting } from '../testing/counting.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { useAccount } from '../testing/history.ts';
import { valueOf } from '../testing/told.ts';
import { runReadModels } from './runReadModels.ts';

const one = counting(1);
const two = counting(2);

describe.each(everyKind)('versions of a read model in %s', (_, start) => {
  let databases: Databases;
  let place: string;
  let database: ReadModelDatabase;
  let store: EventStore;

  beforeAll(async () => {
    databases = await start();
  }, 60_000);

  afterAll(async () => {
    await databases.stop();
  });

  beforeEach(async () => {
    place = databases.newPlace();
    database = await databases.open(place);
    store = createMemoryStore();
  });

  afterEach(async () => {
    valueOf(await database.close()());
  });

  it('are rebuilt beside the one that is read, which goes on, and switched without a failed read', async () => {
    for (const account of ['a', 'b', 'c']) await useAccount(store, account, 20);
    const before = valueOf(await runReadModels({ store, database, models: [one] })());
    valueOf(await before.caughtUp);

    const others = await databases.open(place);
    const reader = readRows(others, [two, one]);
    const seen: number[] = [];
    let isSwitched = false;
    const readOn = async (): Promise<void> => {
      while (!isSwitched) {
        const rows = valueOf(await reader.all()());
        const [version, ...mixed] = new Set(rows.map(({ state }) => state.version));
        expect(mixed).toEqual([]);
        expect(rows).toHaveLength(3);
        if (version === 1) expect(rows.every(({ state }) => state.events >= 21)).toBe(true);
        seen.push(version ?? 0);
        isSwitched = version === 2;
        // SQLite answers at once: somebody else has to get a turn between two reads.
        await setImmediate();
      }
    };
    const reading = readOn();

    const newCode = await databases.open(place);
    const sizes = { page: 2, batch: 2 };
    const after = valueOf(
      await runReadModels({ store, database: newCode, models: [two], sizes })(),
    );
    await useAccount(store, 'a', 25);
    valueOf(await after.caughtUp);
    await reading;
    valueOf(await after.reached(await useAccount(store, 'b', 21)));
    const counts = valueOf(await reader.all()()).map(({ stream, state }) => [stream, state]);
    expect(Object.fromEntries(counts)).toEqual({
      'account-a': { version: 2, events: 26 },
      'account-b': { version: 2, events: 22 },
      'account-c': { version: 2, events: 21 },
    });
    expect(seen).toContain(1);

    expect(await before.ended).toEqual(
      E.left(expect.objectContaining({ code: 'ModelSuperseded' })),
    );
    valueOf(await after.stop());
    for (const opened of [others, newCode]) valueOf(await opened.close()());
  });

  it('of the old code are read on until the new code is started once more', async () => {
    const position = await useAccount(store, 'a', 3);
    for (const model of [one, two]) {
      const runner = valueOf(await runReadModels({ store, database, models: [model] })());
      valueOf(await runner.reached(position));
      valueOf(await runner.stop());
    }
    const old = readRows(database, [one]);
    expect(valueOf(await old.ofStream('account-a')())).toMatchObject([{ state: { version: 1 } }]);
    const again = valueOf(await runReadModels({ store, database, models: [two] })());
    valueOf(await again.caughtUp);
    expect(await old.ofStream('account-a')()).toMatchObject({ left: { code: 'VersionUnknown' } });
    valueOf(await again.stop());
  });

  it('can be kept live by one runner at a time, which is said at once', async () => {
    const runner = valueOf(await runReadModels({ store, database, models: [one] })());
    const other = await databases.open(place);
    const second = await runReadModels({ store, database: other, models: [two, one] })();
    expect(second).toMatchObject({
      left: { code: 'ModelRunsElsewhere', facts: { name: 'counting', version: 1 } },
    });
    valueOf(await runner.stop());
    const third = valueOf(await runReadModels({ store, database: other, models: [one] })());
    valueOf(await third.stop());
    valueOf(await other.close()());
  });

  it('that are new share a feed of their own with none that is ahead of them', async () => {
    const position = await useAccount(store, 'a', 3);
    const runner = valueOf(await runReadModels({ store, database, models: [one] })());
    valueOf(await runner.reached(position));
    valueOf(await runner.stop());
    const other = { ...counting(1), name: 'counting_too' };
    const both = valueOf(await runReadModels({ store, database, models: [one, other] })());
    const next = await useAccount(store, 'b', 1);
    valueOf(await both.reached(next));
    expect(both.progress().map(({ models }) => models)).toEqual([
      ['counting v1'],
      ['counting_too v1'],
    ]);
    for (const model of [one, other]) {
      const rows = valueOf(await readRows(database, [model]).all()());
      expect(rows.map(({ state }) => state.events)).toEqual([4, 2]);
    }
    valueOf(await both.stop());
  });
});

describe('a read model that no table can hold', () => {
  it.each([
    ['a name that is none', { ...one, name: 'Counting; DROP' }],
    ['the name of a table of the bookkeeping', { ...one, name: 'read_model' }],
    ['a version that is none', { ...one, version: 0 }],
    ['a column that every table has', { ...one, columns: { state: 'json' } as const }],
  ])('is refused for %s', async (_, model) => {
    const database = {} as ReadModelDatabase;
    const started = await runReadModels({
      store: createMemoryStore(),
      database,
      models: [model],
    })();
    expect(started).toMatchObject({ left: { code: 'InvalidModel' } });
  });

  it('is refused when it is given twice', async () => {
    const database = {} as ReadModelDatabase;
    const models = [one, counting(1)];
    expect(await runReadModels({ store: createMemoryStore(), database, models })()).toMatchObject({
      left: { code: 'InvalidModel' },
    });
  });
});
