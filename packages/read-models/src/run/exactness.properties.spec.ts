import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { readyModels } from '../ready/readyModels.ts';
import { runReadModels } from './runReadModels.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { rowsOfDatabase, rowsOfLog } from '../testing/expectedRows.ts';
import { goneAfter, lostAfter } from '../testing/failing.ts';
import { happenOn, told, valueOf } from '../testing/told.ts';

const expectWhole = async (store: EventStore, database: ReadModelDatabase): Promise<void> => {
  for (const model of readyModels) {
    expect(await rowsOfDatabase(database, model)).toEqual(await rowsOfLog(store, model));
  }
};

interface Crash {
  /** After so many events the log is gone. */
  readonly events: number;
  /** After so many commits the database is. */
  readonly commits: number;
  readonly isLastKept: boolean;
  readonly page: number;
  readonly batch: number;
}

const crashes: fc.Arbitrary<readonly Crash[]> = fc.array(
  fc.record({
    events: fc.integer({ min: 0, max: 12 }),
    commits: fc.integer({ min: 1, max: 4 }),
    isLastKept: fc.boolean(),
    page: fc.integer({ min: 2, max: 5 }),
    batch: fc.integer({ min: 1, max: 8 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const runUntilItCrashes = async (
  store: EventStore,
  database: ReadModelDatabase,
  { events, commits, isLastKept, page, batch }: Crash,
): Promise<void> => {
  const started = await runReadModels({
    store: goneAfter(store, events + 1),
    database: lostAfter(database, commits, isLastKept),
    models: readyModels,
    sizes: { page, batch },
    // Nothing fits: every row is let go after each commit, and read back.
    mostCharacters: events % 2 === 0 ? 0 : 1_000_000,
  })();
  if (E.isLeft(started)) return;
  await Promise.race([started.right.caughtUp, started.right.ended]);
  await started.right.stop();
};

const HOW_OFTEN: Readonly<Record<string, number>> = { SQLite: 100, PostgreSQL: 10 };

describe.each(everyKind)('a read model in %s', (kind, start) => {
  const numRuns = HOW_OFTEN[kind] ?? 0;
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

  it('rebuilt, and resumed after crashes at any event, has the rows of the whole log', async () => {
    await fc.assert(
      fc.asyncProperty(told, crashes, async (story, times) => {
        const store = createMemoryStore();
        await happenOn(store, story);
        await inDatabase(async (database) => {
          for (const crash of times) await runUntilItCrashes(store, database, crash);
          const runner = valueOf(await runReadModels({ store, database, models: readyModels })());
          valueOf(await runner.caughtUp);
          await expectWhole(store, database);
          valueOf(await runner.stop());
        });
      }),
      { numRuns },
    );
  }, 60_000);

  it('kept live event by event, has the rows of the whole log', async () => {
    await fc.assert(
      fc.asyncProperty(told, async (story) => {
        const store = createMemoryStore();
        await inDatabase(async (database) => {
          const runner = valueOf(await runReadModels({ store, database, models: readyModels })());
          valueOf(await runner.caughtUp);
          await happenOn(store, story);
          const last = valueOf(await store.readAll(0n, 100_000)()).at(-1);
          valueOf(await runner.reached(last?.position ?? 0n));
          await expectWhole(store, database);
          valueOf(await runner.stop());
        });
      }),
      { numRuns },
    );
  }, 60_000);
});
