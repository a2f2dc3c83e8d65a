import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { createDisdetta } from './disdetta.ts';
import type { Disdetta } from './disdetta.ts';

const line = { accountId: 'a-1', subscriptionId: 'pro' };
const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };

interface Page {
  readonly disdetta: Disdetta;
  readonly setClock: (time: string) => void;
  readonly countEvents: () => Promise<number>;
}

/** A front door with one customer, who pays for a plan in March. */
const openPage = async (): Promise<Page> => {
  const store = createMemoryStore();
  let now = '2026-03-01T00:00:00.000Z';
  const disdetta = createDisdetta({ store, clock: () => new Date(now) });
  await disdetta.openAccount({ accountId: 'a-1' }, { commandId: 'open' });
  await disdetta.startPlan({ ...line, planId: 'pro' }, { commandId: 'start' });
  await disdetta.recordBilling(
    {
      accountId: 'a-1',
      invoiceId: 'march',
      billedAt: march.start,
      lines: [
        { subscriptionId: 'pro', period: march, charged: { amount: 1_499, currency: 'EUR' } },
      ],
    },
    { commandId: 'bill' },
  );
  return {
    disdetta,
    setClock: (time) => {
      now = time;
    },
    countEvents: async () => {
      const all = await store.readAll(0n, 1_000)();
      return E.isRight(all) ? all.right.length : -1;
    },
  };
};

describe('the front door', () => {
  it('carries out a command by its method, at the time of the clock', async () => {
    const { disdetta, setClock } = await openPage();
    setClock('2026-03-10T12:00:00.000Z');

    const result = await disdetta.cancelSubscription(
      { ...line, reason: { code: 'too-expensive' } },
      { commandId: 'cancel' },
    );

    expect(result).toMatchObject({
      ok: true,
      events: [
        {
          type: 'SubscriptionCancelled',
          data: { cancelledAt: '2026-03-10T12:00:00.000Z', effectiveAt: march.end },
        },
      ],
    });
  });

  it('refuses with an outcome, not with a throw', async () => {
    const { disdetta } = await openPage();
    expect(
      await disdetta.reactivatePlan(
        { accountId: 'a-1', subscriptionId: 'other' },
        { commandId: 'c' },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'SubscriptionNotFound' } });
  });

  it('answers a command that is given again later as the first time', async () => {
    const { disdetta, setClock, countEvents } = await openPage();
    const first = await disdetta.cancelSubscription(line, { commandId: 'cancel' });
    const events = await countEvents();
    setClock('2026-03-11T00:00:00.000Z');

    const again = await disdetta.cancelSubscription(line, { commandId: 'cancel' });

    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(again).toMatchObject({ ok: true, repeated: true });
    expect(await countEvents()).toBe(events);
  });

  it('refuses another command under the same key', async () => {
    const { disdetta } = await openPage();
    expect(
      await disdetta.startPlan(
        { accountId: 'a-1', subscriptionId: 'second', planId: 'pro' },
        { commandId: 'start' },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'CommandIdReused' } });
  });

  it('takes the instant that a command names', async () => {
    const { disdetta } = await openPage();
    const at = '2026-03-05T00:00:00.000Z';
    expect(
      await disdetta.cancelSubscription({ ...line, at }, { commandId: 'cancel' }),
    ).toMatchObject({ ok: true, events: [{ data: { cancelledAt: at } }] });
  });

  it('asks a query by its method, at the time of the clock', async () => {
    const { disdetta, setClock } = await openPage();
    expect(await disdetta.planStatus(line)).toMatchObject({
      ok: true,
      answer: { status: 'Active', hasAccess: true },
    });
    await disdetta.cancelSubscription(line, { commandId: 'cancel' });
    setClock(march.end);
    expect(await disdetta.planStatus(line)).toMatchObject({
      ok: true,
      answer: { status: 'Ended' },
    });
  });

  it('looks at everything when a query over all accounts names no instant', async () => {
    const { disdetta } = await openPage();
    await disdetta.cancelSubscription(
      { ...line, reason: { code: 'too-expensive' }, at: '2026-03-20T00:00:00.000Z' },
      { commandId: 'cancel' },
    );
    expect(await disdetta.cancellationReasons({ from: march.start, to: march.end })).toMatchObject({
      ok: true,
      answer: { counts: { 'too-expensive': 1 } },
    });
  });

  it('says what in a question cannot be read', async () => {
    const { disdetta } = await openPage();
    expect(await disdetta.currentPlans({ accountId: 'a-1', at: 'yesterday' })).toMatchObject({
      ok: false,
      refusal: { code: 'InvalidQuery', facts: { faults: [{ path: 'data.at' }] } },
    });
  });
});

describe('a preview', () => {
  it('tells what would happen, and writes nothing', async () => {
    const { disdetta, countEvents } = await openPage();
    const before = await countEvents();

    const foreseen = await disdetta.preview.requestRefund({
      ...line,
      refundId: 'refund-1',
      agreedAmount: { amount: 1_499, currency: 'EUR' },
    });

    expect(foreseen).toMatchObject({
      ok: true,
      events: [{ type: 'RefundRequested' }, { type: 'SubscriptionCancelled' }],
    });
    expect(await countEvents()).toBe(before);
    expect(await disdetta.planStatus(line)).toMatchObject({ answer: { status: 'Active' } });
  });

  it('tells why a command would be refused', async () => {
    const { disdetta } = await openPage();
    expect(await disdetta.preview.reactivatePlan(line)).toMatchObject({
      ok: false,
      refusal: { code: 'NotCancelled' },
    });
  });

  it('of a command that was carried out tells what it came to', async () => {
    const { disdetta } = await openPage();
    const at = '2026-03-05T00:00:00.000Z';
    await disdetta.cancelSubscription({ ...line, at }, { commandId: 'cancel' });
    expect(
      await disdetta.preview.cancelSubscription({ ...line, at }, { commandId: 'cancel' }),
    ).toMatchObject({ ok: true, repeated: true, events: [{ type: 'SubscriptionCancelled' }] });
  });
});

describe('many at once', () => {
  const accounts = Array.from({ length: 150 }, (_, index) => `customer-${index}`);
  const openings = accounts.map((accountId) => ({
    type: 'OpenAccount',
    data: { accountId, at: march.start },
    metadata: { commandId: `open ${accountId}` },
  }));
  const plansOf = (subscriptionId: string) =>
    accounts.map((accountId) => ({
      data: { accountId, subscriptionId },
      options: { commandId: `cancel ${accountId}` },
    }));

  it('have an outcome each, in their order', async () => {
    const { disdetta } = await openPage();
    const outcomes = await disdetta.handleMany([
      ...openings,
      { type: 'Nonsense', data: {}, metadata: { commandId: 'nonsense' } },
    ]);
    expect(outcomes).toHaveLength(accounts.length + 1);
    expect(outcomes.slice(0, -1).every(({ ok }) => ok)).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ ok: false, refusal: { code: 'InvalidCommand' } });
  });

  it('run again change nothing more', async () => {
    const { disdetta, countEvents } = await openPage();
    await disdetta.handleMany(openings);
    await disdetta.handleMany(
      accounts.map((accountId) => ({
        type: 'StartPlan',
        data: { accountId, subscriptionId: 'pro', planId: 'pro', at: march.start },
        metadata: { commandId: `start ${accountId}` },
      })),
    );
    const cancelled = await disdetta.cancelMany(plansOf('pro'));
    const events = await countEvents();

    const again = await disdetta.cancelMany(plansOf('pro'));

    expect(cancelled.every((outcome) => outcome.ok && !outcome.repeated)).toBe(true);
    expect(again.every((outcome) => outcome.ok && outcome.repeated)).toBe(true);
    expect(await countEvents()).toBe(events);
  });
});

describe('the front door for fp-ts', () => {
  it('does nothing before a task is run, and then the same', async () => {
    const { disdetta, countEvents } = await openPage();
    const before = await countEvents();
    const task = disdetta.functional.cancelSubscription(line, { commandId: 'cancel' });
    expect(await countEvents()).toBe(before);

    expect(await task()).toMatchObject(E.right({ events: [{ type: 'SubscriptionCancelled' }] }));
    expect(await disdetta.functional.planStatus(line)()).toMatchObject(
      E.right({ status: 'Cancelled' }),
    );
  });
});
