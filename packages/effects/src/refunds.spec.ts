import type { EventStore } from '@disdetta/core';
import { notYet } from './handlers.ts';
import { valueOf } from './testing/answers.ts';
import { createHeld } from './testing/held.ts';
import { DAY, HOUR, createWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

let world: World;

beforeEach(() => {
  world = createWorld();
});

afterEach(() => world.end());

describe('a refund that was requested', () => {
  let refund: string;

  beforeEach(async () => {
    await world.story.billed('a-1', 'pro');
    refund = await world.story.refundRequested('a-1', 'pro');
  });

  it('is handed to the provider once, under the id of its event', async () => {
    const handed: unknown[] = [];
    const effects = await world.start({
      RefundRequested: async ({ event, key, attempt }) => {
        handed.push({ amount: event.data.amount, key, attempt });
        return 'provider-7';
      },
    });

    await effects.idle();
    await effects.idle();

    expect(handed).toEqual([
      { amount: { amount: 1_499, currency: 'EUR' }, key: refund, attempt: 1 },
    ]);
  });

  it('stays open until the settlement is in the log', async () => {
    const effects = await world.start({ RefundRequested: async () => 'provider-7' });

    await effects.idle();
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      receipt: 'provider-7',
      handedOverAt: '2026-06-01T12:00:00.000Z',
      doneAt: null,
    });

    await world.time.pass(DAY);
    const fact = await world.story.settled('a-1', 'pro');
    await effects.idle();
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'done',
      attempts: 1,
      receipt: 'provider-7',
      fact: { id: fact, type: 'RefundSettled' },
      doneAt: '2026-06-02T12:00:00.000Z',
    });
  });

  it('is closed by its failure, too: what failed is owed again and asked for anew', async () => {
    const effects = await world.start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();

    const fact = await world.story.failed('a-1', 'pro');
    await effects.idle();

    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'done',
      fact: { id: fact, type: 'RefundFailed' },
    });
  });

  it('is not closed by a part of the money', async () => {
    const effects = await world.start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();

    await world.story.settled('a-1', 'pro', 1_000);
    await effects.idle();
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      fact: null,
    });

    await world.story.settled('a-1', 'pro', 499);
    await effects.idle();
    expect(await world.effectOf(effects, refund)).toMatchObject({ state: 'done' });
  });

  it('is overdue when nothing has come back in time', async () => {
    const effects = await world.start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();
    await world.time.pass(7 * DAY - 1);
    expect(await valueOf(effects.overdue())).toMatchObject({ overdue: [] });

    await world.time.pass(1);

    expect(await valueOf(effects.overdue())).toMatchObject({
      overdue: [
        {
          effect: { key: refund },
          because: 'NeverCameBack',
          since: '2026-06-01T12:00:00.000Z',
        },
      ],
    });
  });

  it('is not handed over when it was settled before anybody looked', async () => {
    const fact = await world.story.settled('a-1', 'pro');
    const handed: string[] = [];
    const effects = await world.start({
      RefundRequested: async ({ key }) => {
        handed.push(key);
      },
    });

    await effects.idle();

    expect(handed).toEqual([]);
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'done',
      attempts: 0,
      fact: { id: fact },
    });
  });

  it('is not handed over again when it was settled between two attempts', async () => {
    const handed: number[] = [];
    const effects = await world.start({
      RefundRequested: async ({ attempt }) => {
        handed.push(attempt);
        throw new Error('no answer');
      },
    });
    await effects.idle();

    await world.story.settled('a-1', 'pro');
    await world.time.pass(DAY);

    expect(handed).toEqual([1]);
    expect(await world.effectOf(effects, refund)).toMatchObject({ state: 'done' });
  });

  it('is not handed over when the log says so just before, and the reader has not yet', async () => {
    const handed: string[] = [];
    const held = createHeld<undefined>();
    const reader = await world.start({
      RefundRequested: async () => notYet(new Date('2026-06-01T13:00:00.000Z')),
    });
    await reader.idle();
    await reader.stop();
    const blind: EventStore = {
      ...world.store,
      readAll: () => async () => {
        await held.promise;
        return world.store.readAll(0n, 1)();
      },
    };
    await world.start(
      {
        RefundRequested: async ({ key }) => {
          handed.push(key);
        },
      },
      { store: blind },
    );

    await world.story.settled('a-1', 'pro');
    await world.time.pass(2 * HOUR);
    held.resolve(undefined);

    expect(handed).toEqual([]);
  });

  it('of which a part came back already is not handed over, and waits for a person', async () => {
    await world.story.settled('a-1', 'pro', 1_000);
    const handed: string[] = [];
    const effects = await world.start({
      RefundRequested: async ({ key }) => {
        handed.push(key);
      },
    });

    await effects.idle();

    expect(handed).toEqual([]);
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'parked',
      lastError: { code: 'PartlySettled' },
    });
  });

  it('may have further effects, each with a key of its own and done once handed over', async () => {
    const keys: string[] = [];
    const note = async ({ key }: { key: string }) => {
      keys.push(key);
    };
    const effects = await world.start({
      RefundRequested: note,
      'RefundRequested/letter': note,
    });

    await effects.idle();

    expect(keys).toEqual([refund, `${refund}/letter`]);
    expect(await world.effectOf(effects, `${refund}/letter`)).toMatchObject({ state: 'done' });
  });
});

describe('the receipt of a cancellation', () => {
  it('goes to a customer who cancelled, not to one whose plan ended with a refund', async () => {
    await world.story.billed('a-1', 'pro');
    await world.story.billed('a-2', 'pro');
    const cancelled = await world.story.cancelled('a-1', 'pro');
    await world.story.refundRequested('a-2', 'pro');
    const keys: string[] = [];
    const effects = await world.start({
      SubscriptionCancelled: async ({ key, event }) => {
        keys.push(`${key} ${event.data.cause}`);
      },
    });

    await effects.idle();

    expect(keys).toEqual([`${cancelled} customer`]);
    expect(await world.effectOf(effects, cancelled)).toMatchObject({ state: 'done', fact: null });
  });
});

describe('the acknowledgement of a withdrawal', () => {
  it('is overdue when it was not handed over by the day it was due', async () => {
    await world.story.billed('a-1', 'pro');
    const withdrawn = await world.story.withdrawn('a-1', 'pro');
    const effects = await world.start({
      ContractWithdrawn: async () => {
        throw new Error('mail is down');
      },
    });

    await effects.idle();

    expect(await valueOf(effects.overdue())).toMatchObject({
      overdue: [{ effect: { key: withdrawn }, because: 'NotHandedOverInTime' }],
    });
  });
});
