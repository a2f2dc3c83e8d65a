import type { EventStore } from '@disdetta/core';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { listExceptions } from './listExceptions.ts';
import type { ExceptionList } from './listExceptions.ts';

const STRETCH = { from: on('2026-01-01T00:00:00.000Z'), to: on('2026-07-01T00:00:00.000Z') };

const listOf = async (store: EventStore, stretch = STRETCH): Promise<ExceptionList> =>
  valueOf(await listExceptions(store, { stretch })());

describe('the list of exceptions', () => {
  it('names the money that each is about, and the events behind it', async () => {
    const { exceptions, verdict } = await listOf(await clockedLog(richAccount));
    expect(verdict).toBe('exceptions');
    expect(exceptions.map(({ code, gravity, amount }) => [code, gravity, amount?.amount])).toEqual([
      ['LateUsage', 'money', 1_499],
      ['ChargedAfterCancellation', 'money', 1_499],
    ]);
    expect(exceptions[0]).toMatchObject({
      accountId: 'a-1',
      evidence: [{ stream: 'account-a-1' }, { stream: 'account-a-1' }],
      facts: { usageId: 'use-late', refundId: 'refund-1' },
    });
  });

  it('puts what was altered before all money, and more money before less', async () => {
    const log = await eventsOf(await clockedLog(richAccount));
    const altered = log.map((event) =>
      event.type === 'ChargedAfterCancellation'
        ? { ...event, data: event.data.replace('1499', '9999') }
        : event,
    );
    const { exceptions } = await listOf(storeOf(altered));
    expect(exceptions.map(({ gravity, amount }) => [gravity, amount?.amount ?? null])).toEqual([
      ['tampered', null],
      ['tampered', null],
      ['money', 9_999],
      ['money', 1_499],
    ]);
  });

  it('gives the same one the same id, also when the log has grown and the stretch is another', async () => {
    const early = richAccount.filter(({ at }) => at < '2026-05-14');
    const half = await listOf(await clockedLog(early));
    const whole = await listOf(await clockedLog(richAccount), {
      from: on('2026-05-01T00:00:00.000Z'),
      to: on('2026-06-15T00:00:00.000Z'),
    });
    const idOf = ({ exceptions }: ExceptionList): string | undefined =>
      exceptions.find(({ code }) => code === 'LateUsage')?.id;
    expect(idOf(half)).toMatch(/^[0-9a-f]{16}$/);
    expect(idOf(half)).toBe(idOf(whole));
  });

  it('gives no two the same id', async () => {
    const log = await eventsOf(await clockedLog(richAccount));
    const altered = log.map((event) => ({ ...event, data: event.data.replace('EUR', 'USD') }));
    const { exceptions } = await listOf(storeOf(altered));
    expect(exceptions.length).toBeGreaterThan(5);
    expect(new Set(exceptions.map(({ id }) => id)).size).toBe(exceptions.length);
  });

  it('is empty where there is nothing, and says on how much that was tested', async () => {
    const quiet = richAccount.filter(({ at }) => at < '2026-05-01');
    const { exceptions, tests, verdict } = await listOf(await clockedLog(quiet));
    expect([verdict, exceptions]).toEqual(['clean', []]);
    expect(tests.every(({ found }) => found === 0)).toBe(true);
    expect(Object.fromEntries(tests.map(({ test, looked }) => [test, looked]))).toMatchObject({
      chain: { streams: 2 },
      decisions: { accounts: 1, commands: quiet.length - 1, refusals: 1 },
      LateUsage: { accounts: 1, refunds: 0, uses: 19 },
      UnknownReference: { payments: 4, disputes: 0, voids: 0 },
    });
  });
});
