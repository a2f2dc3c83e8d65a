import { decodeAccountEvent } from '@disdetta/core';
import type { EventStore, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { readRows } from '../reading/rowReader.ts';
import { counting } from '../testing/counting.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { brokenAt } from '../testing/failing.ts';
import { useAccount } from '../testing/history.ts';
import { valueOf } from '../testing/told.ts';
import type { ReadModel } from '../model/readModel.ts';
import { runReadModels } from './runReadModels.ts';
import type { Runner } from './lanes.ts';
import type { Poison, RunnerOptions } from './runnerOptions.ts';

const fourthOfA = ({ stream, revision }: Pick<StoredEvent, 'stream' | 'revision'>): boolean =>
  stream === 'account-a' && revision === 4n;

describe.each(everyKind)('a poison event, with rows in %s', (_, start) => {
  let databases: Databases;
  let database: ReadModelDatabase;
  let store: EventStore;
  let told: Poison[];

  beforeAll(async () => {
    databases = await start();
  }, 60_000);

  afterAll(async () => {
    await databases.stop();
  });

  beforeEach(async () => {
    database = await databases.open(databases.newPlace());
    store = createMemoryStore();
    told = [];
  });

  afterEach(async () => {
    valueOf(await database.close()());
  });

  const run = async (model: ReadModel, options: Partial<RunnerOptions> = {}): Promise<Runner> =>
    valueOf(
      await runReadModels({
        store,
        database,
        models: [model],
        onPoison: (poison) => told.push(poison),
        ...options,
      })(),
    );

  const countsOf = async (model: ReturnType<typeof counting>): Promise<object> => {
    const rows = valueOf(await readRows(database, [model]).all()());
    return Object.fromEntries(rows.map(({ stream, state }) => [stream, state.events]));
  };

  const POISON = { model: 'counting', version: 1, stream: 'account-a', revision: 4n };

  it('that cannot be read stops its account, before it, and no other', async () => {
    const model = counting(1);
    await useAccount(store, 'a', 9);
    const position = await useAccount(store, 'b', 9);
    const runner = await run(model, { decode: brokenAt(fourthOfA, decodeAccountEvent) });
    valueOf(await runner.reached(position));
    expect(await countsOf(model)).toEqual({ 'account-a': 4, 'account-b': 10 });
    expect(told).toEqual([
      { ...POISON, position: 5n, code: 'UndecodableEvent', reason: 'Its data are no JSON.' },
    ]);
    expect(runner.poisons()).toEqual(told);
    expect(valueOf(await database.stops('counting', 'account-a')())).toMatchObject([
      { stream: 'account-a', revision: 4n },
    ]);
    valueOf(await runner.stop());
  });

  it.each([
    ['in one batch with what came before it', { page: 2_000, batch: 50_000 }],
    ['right after a commit', { page: 2, batch: 2 }],
  ])('on which the model fails leaves the row as it was before it, %s', async (_, sizes) => {
    await useAccount(store, 'a', 9);
    const position = await useAccount(store, 'b', 9);
    const failing = counting(1, fourthOfA);
    const runner = await run(failing, { sizes });
    valueOf(await runner.reached(position));
    expect(await countsOf(failing)).toEqual({ 'account-a': 4, 'account-b': 10 });
    expect(told).toMatchObject([
      { ...POISON, code: 'ModelFailed', reason: 'cannot count UsageRecorded' },
    ]);
    valueOf(await runner.stop());
  });

  it('keeps its account waiting over a restart, and is told once', async () => {
    await useAccount(store, 'a', 9);
    const broken = brokenAt(fourthOfA, decodeAccountEvent);
    const model = counting(1);
    const first = await run(model, { decode: broken });
    valueOf(await first.caughtUp);
    valueOf(await first.stop());
    const mended = await run(model);
    const position = await useAccount(store, 'a', 12);
    valueOf(await mended.reached(position));
    expect(await countsOf(model)).toEqual({ 'account-a': 4 });
    expect(mended.poisons()).toMatchObject([POISON]);
    expect(told).toHaveLength(1);
    valueOf(await mended.stop());
  });

  it('is made up for by a retry once it can be read, and its account goes on live', async () => {
    await useAccount(store, 'a', 9);
    const model = counting(1);
    let isMended = false;
    const decode = brokenAt((stored) => !isMended && fourthOfA(stored), decodeAccountEvent);
    const runner = await run(model, { decode });
    valueOf(await runner.caughtUp);
    expect(valueOf(await runner.retry('account-a'))).toMatchObject([POISON]);
    expect(await countsOf(model)).toEqual({ 'account-a': 4 });
    isMended = true;
    expect(valueOf(await runner.retry('account-a'))).toEqual([]);
    expect(await countsOf(model)).toEqual({ 'account-a': 10 });
    expect(valueOf(await database.stops('counting', null)())).toEqual([]);
    const position = await useAccount(store, 'a', 12);
    valueOf(await runner.reached(position));
    expect(await countsOf(model)).toEqual({ 'account-a': 13 });
    valueOf(await runner.stop());
  });

  it('that follows another one stops the retry there, with everything between them taken in', async () => {
    await useAccount(store, 'a', 9);
    const poisons = new Set([4n, 7n]);
    const model = counting(1, ({ revision }) => poisons.has(revision));
    const runner = await run(model);
    valueOf(await runner.caughtUp);
    poisons.delete(4n);
    expect(valueOf(await runner.retry('account-a'))).toMatchObject([{ revision: 7n }]);
    expect(await countsOf(model)).toEqual({ 'account-a': 7 });
    poisons.clear();
    expect(valueOf(await runner.retry('account-a'))).toEqual([]);
    expect(await countsOf(model)).toEqual({ 'account-a': 10 });
    valueOf(await runner.stop());
  });

  it('does not stop another model that can take it', async () => {
    const failing = counting(1, fourthOfA);
    const other = { ...counting(1), name: 'counting_too' };
    const position = await useAccount(store, 'a', 9);
    const runner = await run(failing, { models: [failing, other] });
    valueOf(await runner.reached(position));
    expect(await countsOf(failing)).toEqual({ 'account-a': 4 });
    expect(await countsOf(other)).toEqual({ 'account-a': 10 });
    valueOf(await runner.stop());
  });

  it('whose row cannot be shown waits with all that is not written yet', async () => {
    const plain = counting(1);
    let isLegible = false;
    const model: ReturnType<typeof counting> = {
      ...plain,
      open: (stored) => {
        const row = plain.open(stored);
        return {
          ...row,
          write: () => {
            if (!isLegible) throw new Error('cannot be shown');
            return row.write();
          },
        };
      },
    };
    const position = await useAccount(store, 'a', 3);
    const runner = await run(model);
    valueOf(await runner.reached(position));
    expect(told).toMatchObject([
      { revision: 0n, code: 'RowUnwritable', reason: 'cannot be shown' },
    ]);
    isLegible = true;
    expect(valueOf(await runner.retry('account-a'))).toEqual([]);
    expect(await countsOf(model)).toEqual({ 'account-a': 4 });
    valueOf(await runner.stop());
    expect(await runner.retry('account-a')).toMatchObject({ left: { code: 'DatabaseFailed' } });
  });
});
