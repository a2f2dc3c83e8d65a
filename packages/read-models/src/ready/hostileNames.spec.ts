import { createHandle } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { runReadModels } from '../run/runReadModels.ts';
import { everyKind } from '../testing/databases.ts';
import type { Databases } from '../testing/databases.ts';
import { valueOf } from '../testing/told.ts';
import { createAnswers } from './answers.ts';
import { readyModels } from './readyModels.ts';

/** Names that mean something to a database, to JSON, or to a person who looks at a table. */
const NAMES = [
  `'; DROP TABLE accounts_v1; --`,
  `"; DROP SCHEMA public CASCADE; --`,
  `$1`,
  `a%`,
  `a_`,
  `\\'`,
  `E'\\x41'`,
  `$$a$$`,
  `{"a":1}`,
  `__proto__`,
  `=1+1`,
  `\u202egnp.exe`,
  `会社`,
];

const AT = '2026-03-01T00:00:00.000Z';
const year = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

describe.each(everyKind)('hostile names, in %s', (_, start) => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await start();
  }, 60_000);

  afterAll(async () => {
    await databases.stop();
  });

  it('are nothing but names, of accounts, lines, plans and reasons', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store });
    for (const name of NAMES) {
      const line = { accountId: name, subscriptionId: name, at: AT };
      for (const [type, data] of [
        ['OpenAccount', { accountId: name, at: AT }],
        ['StartPlan', { ...line, planId: name }],
        ['CancelSubscription', { ...line, reason: { code: name, comment: name } }],
      ] as const) {
        valueOf(await handle({ type, data, metadata: { commandId: `${type} ${name}` } })());
      }
    }
    const database = await databases.open(databases.newPlace());
    const runner = valueOf(await runReadModels({ store, database, models: readyModels })());
    valueOf(await runner.caughtUp);
    const answers = createAnswers(database);

    for (const name of NAMES) {
      const question = { accountId: name, at: AT };
      expect(valueOf(await answers.currentPlans(question)())).toMatchObject({
        lines: [{ subscriptionId: name, planId: name }],
      });
    }
    expect(valueOf(await answers.cancellationReasons(year)())).toEqual({
      counts: Object.fromEntries(NAMES.toSorted().map((name) => [name, 1])),
      withoutReason: 0,
    });
    expect(runner.poisons()).toEqual([]);
    valueOf(await runner.stop());
    valueOf(await database.close()());
  });
});
