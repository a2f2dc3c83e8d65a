import { createHandle, streamOf } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { decodeQuery } from '@disdetta/projections';
import type { CancellationReasonsState } from '@disdetta/projections';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { createAnswers } from '../ready/answers.ts';
import { readyModels } from '../ready/readyModels.ts';
import { cancellationReasons } from '../ready/cancellationReasons.ts';
import { readRows } from '../reading/rowReader.ts';
import { runReadModels } from '../run/runReadModels.ts';
import type { Runner } from '../run/lanes.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { rowsOfDatabase, rowsOfLog } from '../testing/expectedRows.ts';
import type { RowValues } from '../testing/expectedRows.ts';
import { useAccount } from '../testing/history.ts';
import { happenOn, told, valueOf } from '../testing/told.ts';
import { inShare } from './inShare.ts';
import { shareOf } from './share.ts';
import type { Share } from './share.ts';

const sharesOf = (of: number): readonly Share[] =>
  Array.from({ length: of }, (_, place) => ({ number: place + 1, of }));

const EARLIER = '2026-01-01T00:00:00.000Z';
const LATER = '2027-01-01T00:00:00.000Z';

/** Opens an account with a plan, and cancels it. */
const cancelOn = async (store: EventStore, accountId: string): Promise<void> => {
  const handle = createHandle({ store });
  const line = { accountId, subscriptionId: 's-1', at: '2026-03-01T00:00:00.000Z' };
  for (const [type, data] of [
    ['OpenAccount', { accountId, at: line.at }],
    ['StartPlan', { ...line, planId: 'pro' }],
    ['CancelSubscription', { ...line, reason: { code: 'moved' } }],
  ] as const) {
    valueOf(await handle({ type, data, metadata: { commandId: `${type}-${accountId}` } })());
  }
};

const HOW_OFTEN: Readonly<Record<string, number>> = { SQLite: 40, PostgreSQL: 5 };

describe.each(everyKind)('workers that share the accounts, in %s', (kind, start) => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await start();
  }, 60_000);

  afterAll(async () => {
    await databases.stop();
  });

  const inDatabase = async (
    work: (database: ReadModelDatabase) => Promise<void>,
  ): Promise<void> => {
    const database = await databases.open(databases.newPlace());
    try {
      await work(database);
    } finally {
      valueOf(await database.close()());
    }
  };

  const startAll = async (
    store: EventStore,
    database: ReadModelDatabase,
    of: number,
  ): Promise<readonly Runner[]> => {
    const runners: Runner[] = [];
    for (const share of sharesOf(of)) {
      runners.push(valueOf(await runReadModels({ store, database, models: readyModels, share })()));
    }
    for (const runner of runners) valueOf(await runner.caughtUp);
    return runners;
  };

  const stopAll = async (runners: readonly Runner[]): Promise<void> => {
    for (const runner of runners) valueOf(await runner.stop());
  };

  /** The rows of all shares together; one that stands in two of them is a fault. */
  const expectUnion = async (
    store: EventStore,
    database: ReadModelDatabase,
    of: number,
  ): Promise<void> => {
    for (const model of readyModels) {
      const whole: RowValues = await rowsOfLog(store, model);
      const ofShares: RowValues[] = [];
      for (const share of sharesOf(of)) {
        ofShares.push(await rowsOfDatabase(inShare(database, share), model));
      }
      expect(ofShares.flatMap((rows) => Object.keys(rows)).toSorted()).toEqual(
        Object.keys(whole).toSorted(),
      );
      expect(Object.assign({}, ...ofShares)).toEqual(whole);
    }
  };

  it('come to the rows of one that takes them all, caught up and live', async () => {
    await fc.assert(
      fc.asyncProperty(told, told, fc.integer({ min: 1, max: 4 }), async (before, after, of) => {
        const store = createMemoryStore();
        await happenOn(store, before);
        await inDatabase(async (database) => {
          const runners = await startAll(store, database, of);
          await expectUnion(store, database, of);
          await happenOn(store, after);
          const last = valueOf(await store.readAll(0n, 100_000)()).at(-1)?.position ?? 0n;
          for (const runner of runners) valueOf(await runner.reached(last));
          await expectUnion(store, database, of);
          await stopAll(runners);
        });
      }),
      { numRuns: HOW_OFTEN[kind] ?? 0 },
    );
  }, 60_000);

  it('go on where they stopped, and start anew with another number of shares', async () => {
    const store = createMemoryStore();
    const accountIds = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const accountId of accountIds) await useAccount(store, accountId, 3);
    await inDatabase(async (database) => {
      await stopAll(await startAll(store, database, 2));
      for (const accountId of accountIds) await useAccount(store, accountId, 5);
      await stopAll(await startAll(store, database, 2));
      await expectUnion(store, database, 2);
      await stopAll(await startAll(store, database, 3));
      await expectUnion(store, database, 3);
      await expectUnion(store, database, 2);
    });
  });

  it('are each alone with their share', async () => {
    const store = createMemoryStore();
    await inDatabase(async (database) => {
      const runners = await startAll(store, database, 2);
      const share = { number: 2, of: 2 };
      expect(await runReadModels({ store, database, models: readyModels, share })()).toMatchObject({
        left: { code: 'ModelRunsElsewhere' },
      });
      await stopAll(runners);
    });
  });

  it('answer for their accounts, and together for all', async () => {
    const store = createMemoryStore();
    const accountIds = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const accountId of accountIds) await cancelOn(store, accountId);
    await inDatabase(async (database) => {
      const runners = await startAll(store, database, 2);
      for (const accountId of accountIds) {
        const answers = createAnswers(inShare(database, { number: shareOf(accountId, 2), of: 2 }));
        expect(valueOf(await answers.currentPlans({ accountId, at: LATER })())).toMatchObject({
          lines: [{ subscriptionId: 's-1' }],
        });
      }
      const states: CancellationReasonsState[] = [];
      for (const share of sharesOf(2)) {
        const rows = readRows(inShare(database, share), [cancellationReasons.model]).all();
        states.push(...valueOf(await rows()).map(({ state }) => state));
      }
      const { data } = valueOf(decodeQuery('cancellationReasons', { from: EARLIER, to: LATER }));
      expect(cancellationReasons.answer(states, data)).toMatchObject({ counts: { moved: 6 } });
      await stopAll(runners);
    });
  });

  it('leave the accounts of others unread, the unreadable ones too', async () => {
    const store = createMemoryStore();
    await useAccount(store, 'a', 3);
    const share = { number: 3 - shareOf('a', 2), of: 2 };
    await inDatabase(async (database) => {
      const decode = (): never => {
        throw new Error('nobody may read this');
      };
      const options = { store, database, models: readyModels, share, decode };
      const runner = valueOf(await runReadModels(options)());
      valueOf(await runner.caughtUp);
      expect(runner.poisons()).toEqual([]);
      expect(runner.progress()[0]?.share).toBe(1);
      const { stops } = inShare(database, share);
      expect(valueOf(await stops('accounts', streamOf('a'))())).toEqual([]);
      await stopAll([runner]);
    });
  });

  it('are refused a share that there is not', async () => {
    const share = { number: 3, of: 2 };
    const store = createMemoryStore();
    await inDatabase(async (database) => {
      expect(await runReadModels({ store, database, models: readyModels, share })()).toMatchObject({
        left: { code: 'InvalidShare', facts: share },
      });
    });
  });
});
