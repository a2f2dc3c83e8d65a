import { decodeAccountEvent, defaultPolicies } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { answerQuery, decodeQuery } from '@disdetta/projections';
import type { QueryName } from '@disdetta/projections';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import { runReadModels } from '../run/runReadModels.ts';
import { sqliteDatabases } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { brokenAt } from '../testing/failing.ts';
import { useAccount } from '../testing/history.ts';
import { accountAt, happenOn, told, valueOf } from '../testing/told.ts';
import { createAnswers } from './answers.ts';
import { readyModels } from './readyModels.ts';

const INSTANTS = [
  '2026-03-01T00:00:00.000Z',
  '2026-03-10T12:00:00.000Z',
  '2026-04-01T00:00:00.000Z',
  '2026-06-01T00:00:00.000Z',
  '2027-01-01T00:00:00.000Z',
] as const;

describe('answers from read models', () => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await sqliteDatabases();
  });

  afterAll(async () => {
    await databases.stop();
  });

  const askLog = async (store: EventStore, name: QueryName, data: object): Promise<unknown> => {
    const history = valueOf(await store.readAll(0n, 100_000)()).map((stored) =>
      valueOf(decodeAccountEvent(stored)),
    );
    return answerQuery(valueOf(decodeQuery(name, data)), history, defaultPolicies);
  };

  const keptLive = async (
    store: EventStore,
    work: (database: ReadModelDatabase) => Promise<void>,
  ): Promise<void> => {
    const database = await databases.open(databases.newPlace());
    const runner = valueOf(await runReadModels({ store, database, models: readyModels })());
    valueOf(await runner.caughtUp);
    await work(database);
    valueOf(await runner.stop());
    valueOf(await database.close()());
  };

  it('are those of the log, for every account, line and instant', async () => {
    await fc.assert(
      fc.asyncProperty(told, fc.constantFrom(...INSTANTS), async (story, at) => {
        const store = createMemoryStore();
        await happenOn(store, story);
        await keptLive(store, async (database) => {
          const answers = createAnswers(database);
          for (const place of [0, 1, 2]) {
            const account = { accountId: accountAt(place), at };
            expect(valueOf(await answers.currentPlans(account)())).toEqual(
              await askLog(store, 'currentPlans', account),
            );
            for (const subscriptionId of ['plan-1', 'add-on-1', 'nobody']) {
              const line = { ...account, subscriptionId };
              expect(valueOf(await answers.planStatus(line)())).toEqual(
                await askLog(store, 'planStatus', line),
              );
              expect(valueOf(await answers.refundEligibility(line)())).toEqual(
                await askLog(store, 'refundEligibility', line),
              );
              expect(valueOf(await answers.usageSinceLastBilling(line)())).toEqual(
                await askLog(store, 'usageSinceLastBilling', line),
              );
              expect(valueOf(await answers.cancellationReceipt(line)())).toEqual(
                await askLog(store, 'cancellationReceipt', line),
              );
            }
          }
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('are those of the log over all accounts, added up from their rows', async () => {
    await fc.assert(
      fc.asyncProperty(told, fc.constantFrom(...INSTANTS), async (story, to) => {
        const store = createMemoryStore();
        await happenOn(store, story);
        await keptLive(store, async (database) => {
          const answers = createAnswers(database);
          const stretch = { from: '2026-02-01T00:00:00.000Z', to };
          for (const name of ['refundsLedger', 'cancellationReasons', 'exceptions'] as const) {
            expect(valueOf<unknown>(await answers[name](stretch)())).toEqual(
              await askLog(store, name, stretch),
            );
          }
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('are given of an account with more events than a row holds', async () => {
    const store = createMemoryStore();
    await useAccount(store, 'a', 200);
    await keptLive(store, async (database) => {
      const rows = valueOf(await database.read('account_history', [1], 'account-a')()).rows;
      expect(rows).toHaveLength(4);
      const question = { accountId: 'a', at: INSTANTS[4], knownAt: '70' };
      expect(valueOf(await createAnswers(database).currentPlans(question)())).toEqual(
        await askLog(store, 'currentPlans', question),
      );
    });
  });

  it('are refused where the question is none, or only the log could answer', async () => {
    await keptLive(createMemoryStore(), async (database) => {
      const answers = createAnswers(database);
      expect(await answers.currentPlans({ accountId: '', at: INSTANTS[0] })()).toMatchObject({
        left: { code: 'InvalidQuery', facts: { faults: [{ path: 'data.accountId' }] } },
      });
      const asKnown = { from: INSTANTS[0], to: INSTANTS[1], knownAt: '1' };
      expect(await answers.refundsLedger(asKnown)()).toMatchObject({ left: { code: 'NotKept' } });
    });
  });

  it('are refused for an account that has stopped, and given for all others', async () => {
    const store = createMemoryStore();
    await useAccount(store, 'a', 2);
    await useAccount(store, 'b', 2);
    const database = await databases.open(databases.newPlace());
    const decode = brokenAt(({ position }) => position === 2n, decodeAccountEvent);
    const runner = valueOf(await runReadModels({ store, database, models: readyModels, decode })());
    valueOf(await runner.caughtUp);
    const answers = createAnswers(database);
    const [at] = INSTANTS;
    expect(await answers.currentPlans({ accountId: 'a', at })()).toMatchObject({
      left: { code: 'AccountStopped', facts: { stream: 'account-a', revision: 1n } },
    });
    expect(await answers.currentPlans({ accountId: 'b', at })()).toMatchObject({ _tag: 'Right' });
    valueOf(await runner.stop());
    valueOf(await database.close()());
  });
});
