import { never } from '@disdetta/effects';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpen } from '../cannotOpen.ts';
import type { Disdetta } from '../disdetta.ts';
import { openDisdetta } from '../openDisdetta.ts';
import { cancelPlan, payForPlan, requestRefund } from '../testing/customers.ts';
import { until } from '../testing/until.ts';
import type { EffectsToRun } from './effectsToRun.ts';

let folder: string;
const doors: Disdetta[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-effects-'));
});

afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  rmSync(folder, { recursive: true });
});

const open = async (effects: EffectsToRun) => {
  const told = { from: 'now', ...effects } as const;
  const door = await openDisdetta({ file: join(folder, 'log.db'), effects: told });
  doors.push(door);
  return door;
};

/** A payment provider that remembers what it was asked. */
const createProvider = () => {
  const paid: unknown[] = [];
  const refund: EffectsToRun['refund'] = async ({ refundId, amount }, key) => {
    paid.push({ refundId, amount, key });
    return `provider-${paid.length}`;
  };
  return { paid, refund };
};

describe('what has to happen outside', () => {
  it('is carried out: a refund is paid, with a key that stays', async () => {
    const { paid, refund } = createProvider();
    const door = await open({ refund });
    await payForPlan(door, 'a-1');
    await requestRefund(door, 'a-1');
    await door.effects.idle();

    const amount = { amount: 1_499, currency: 'EUR' };
    expect(paid).toEqual([{ refundId: 'refund-1', amount, key: expect.any(String) as string }]);
    const { key } = paid[0] as { key: string };
    expect(await door.effects.find(key)).toMatchObject({
      ok: true,
      effect: { state: 'handedOver', receipt: 'provider-1' },
    });

    const settled = {
      refundId: 'refund-1',
      providerReference: 'r-1',
      settledAt: '2026-03-11T00:00:00.000Z',
    };
    await door.recordRefundSettled({ accountId: 'a-1', ...settled }, { commandId: 'settled' });
    await door.effects.idle();
    expect(await door.effects.find(key)).toMatchObject({ effect: { state: 'done' } });
  });

  it('is carried out once, however often it is opened again', async () => {
    const { paid, refund } = createProvider();
    const before = await open({ refund });
    await payForPlan(before, 'a-1');
    await requestRefund(before, 'a-1');
    await before.effects.idle();
    await before.close();

    const after = await open({ refund });
    await after.effects.idle();
    expect(paid).toHaveLength(1);
  });

  it('that failed before a restart is carried out after it, with the same key', async () => {
    const keys: string[] = [];
    const before = await open({
      refund: async (_, key) => {
        keys.push(key);
        throw new Error('the provider is out of reach');
      },
      retry: { firstDelayMilliseconds: 1, longestDelayMilliseconds: 1, attempts: 2 },
    });
    await payForPlan(before, 'a-1');
    await requestRefund(before, 'a-1');
    await before.effects.caughtUp();
    await until(async () => keys.length === 2);
    await before.close();

    const { paid, refund } = createProvider();
    const after = await open({ refund });
    const parked = await after.effects.parked();
    const [effect] = parked.ok ? parked.effects : [];
    expect(effect).toMatchObject({ state: 'parked', attempts: 2, key: keys[0] });
    expect(paid).toEqual([]);
    await after.effects.release(effect?.key ?? '');
    await after.effects.idle();
    expect(paid).toMatchObject([{ key: keys[0] }]);
    expect(new Set(keys).size).toBe(1);
  });

  it('tells a customer of a cancellation, in words that can be read', async () => {
    const told: unknown[] = [];
    const door = await open({
      receipt: async ({ subscriptionId, reason, effectiveAt }) => {
        told.push({ subscriptionId, reason, effectiveAt });
      },
    });
    await payForPlan(door, 'a-1');
    await cancelPlan(door, 'a-1', 'moved', 'to the countryside');
    await door.effects.idle();
    expect(told).toEqual([
      {
        subscriptionId: 'pro',
        reason: { code: 'moved', comment: 'to the countryside' },
        effectiveAt: '2026-04-01T00:00:00.000Z',
      },
    ]);
  });

  it('does not happen where it is switched off, and there is nothing to ask', async () => {
    const door = await openDisdetta({ file: join(folder, 'log.db'), effects: false });
    expect(door).not.toHaveProperty('effects');
    await door.close();
  });

  it('can be looked at and mended where nothing is carried out', async () => {
    const carrier = await open({ refund: async () => never('CardGone', 'the card is no more') });
    await payForPlan(carrier, 'a-1');
    await requestRefund(carrier, 'a-1');
    await carrier.effects.idle();
    const desk = await open({});
    const parked = await desk.effects.parked();
    const [effect] = parked.ok ? parked.effects : [];
    expect(effect).toMatchObject({ lastError: { code: 'CardGone' } });
    expect(await desk.effects.resolve(effect?.key ?? '', 'paid by bank transfer')).toMatchObject({
      ok: true,
      effect: { state: 'done' },
    });
  });

  it('cannot be told twice, and needs a place for its ledger', async () => {
    const refund = async (): Promise<void> => undefined;
    await expect(open({ refund, handlers: { RefundRequested: refund } })).rejects.toMatchObject({
      name: 'CannotOpen',
      code: 'EffectNamedTwice',
    });
    await expect(open({ refund, file: folder })).rejects.toBeInstanceOf(CannotOpen);
  });
});
