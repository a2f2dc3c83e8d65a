import { readRows } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisdetta } from '../openDisdetta.ts';
import { cancelled } from '../testing/cancelled.ts';
import { cancelPlan, payForPlan } from '../testing/customers.ts';
import type { Opened } from './follow.ts';
import type { ReadModelsOptions } from './openReadModels.ts';

type Door = Opened<{ readonly readModels: ReadModelsOptions }>;

const year = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

/** By the CRC-32 of its id, an account is in share 1 of 2, or in share 2. */
const IN_FIRST = 'a-1';
const IN_SECOND = 'a-4';

let folder: string;
const doors: Door[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-shares-'));
});

afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  rmSync(folder, { recursive: true });
});

const openWith = async (readModels: ReadModelsOptions): Promise<Door> => {
  const door = await openDisdetta({ file: join(folder, 'log.db'), readModels });
  doors.push(door);
  return door;
};

const openShare = (number: number, more: Partial<ReadModelsOptions> = {}): Promise<Door> =>
  openWith({ share: { number, of: 2 }, ...more });

const leave = async (door: Door): Promise<void> => {
  for (const accountId of [IN_FIRST, IN_SECOND]) {
    await payForPlan(door, accountId);
    await cancelPlan(door, accountId, 'moved');
  }
};

describe('processes that share the accounts', () => {
  it('each answer for all of them, from the tables of both', async () => {
    const first = await openShare(1, { models: [cancelled(1)] });
    const second = await openShare(2, { models: [cancelled(1)] });
    await leave(first);
    for (const door of [first, second]) await door.readModels.caughtUp();

    for (const { readModels } of [first, second]) {
      expect(await readModels.cancellationReasons(year)).toMatchObject({
        answer: { counts: { moved: 2 } },
      });
      for (const accountId of [IN_FIRST, IN_SECOND]) {
        expect(await readModels.currentPlans({ accountId })).toMatchObject({
          answer: { lines: [{ subscriptionId: 'pro' }] },
        });
      }
      const plans = await readModels.plansOfAll();
      expect(plans.ok && plans.answer.map(({ accountId }) => accountId)).toEqual([
        IN_FIRST,
        IN_SECOND,
      ]);
      const own = await readRows(readModels.database, [cancelled(1)]).all()();
      expect(E.isRight(own) && own.right.map(({ stream }) => stream)).toEqual([
        `account-${IN_FIRST}`,
        `account-${IN_SECOND}`,
      ]);
    }
  });

  it('each keep their own accounts, and are told where to mend those of the other', async () => {
    const broken = cancelled(1, () => false);
    const first = await openShare(1, { models: [broken] });
    const second = await openShare(2, { models: [broken] });
    await leave(second);
    for (const door of [first, second]) await door.readModels.caughtUp();

    expect(await first.readModels.status()).toMatchObject({ state: 'live', elsewhere: [] });
    expect(await first.readModels.poisons()).toMatchObject({
      poisons: [{ stream: `account-${IN_FIRST}` }, { stream: `account-${IN_SECOND}` }],
    });
    expect(await first.readModels.retry(IN_FIRST)).toMatchObject({
      poisons: [{ stream: `account-${IN_FIRST}` }],
    });
    expect(await first.readModels.retry(IN_SECOND)).toMatchObject({
      refusal: { code: 'KeptElsewhere', facts: { tables: ['share 2 of 2'] } },
    });
  });

  it('say that a share was never built, rather than leave its accounts out', async () => {
    const first = await openShare(1);
    await leave(first);
    await first.readModels.caughtUp();

    expect(await first.readModels.currentPlans({ accountId: IN_FIRST })).toMatchObject({
      ok: true,
    });
    expect(await first.readModels.cancellationReasons(year)).toMatchObject({
      refusal: { code: 'ModelNotBuilt' },
    });
    expect(await first.readModels.currentPlans({ accountId: IN_SECOND })).toMatchObject({
      refusal: { code: 'ModelNotBuilt' },
    });
  });

  it('are not opened for a share that there is not', async () => {
    await expect(openShare(3)).rejects.toMatchObject({ code: 'InvalidShare' });
  });
});
