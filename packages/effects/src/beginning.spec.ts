import { createMemoryStore } from '@disdetta/store-memory';
import type { Effects } from './effects.ts';
import type { Handlers } from './handlers.ts';
import type { EffectsOptions } from './settings.ts';
import { startEffects } from './startEffects.ts';
import { valueOf } from './testing/answers.ts';
import { createStory } from './testing/story.ts';
import { DAY, createWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

let world: World;

beforeEach(() => {
  world = createWorld();
});

afterEach(() => world.end());

describe('where to begin', () => {
  beforeEach(async () => {
    await world.story.billed('a-1', 'pro');
    await world.story.refundRequested('a-1', 'pro');
  });

  const startWith = (options: Partial<EffectsOptions>): Promise<Effects> =>
    startEffects({
      store: world.store,
      ledger: world.ledger,
      handlers: { RefundRequested: async () => undefined },
      ...options,
    });

  it('has to be said at the first start, and not again', async () => {
    await expect(startWith({})).rejects.toMatchObject({ code: 'StartNotChosen' });
    const first = await startWith({ from: 'now' });
    await first.stop();
    const second = await startWith({});
    await second.stop();
  });

  it('may be now: what was before is left alone, and noted as left alone', async () => {
    const keys: string[] = [];
    const effects = await world.start(
      {
        RefundRequested: async ({ key }) => {
          keys.push(key);
        },
      },
      { from: 'now' },
    );
    await effects.idle();
    expect(keys).toEqual([]);
    await world.story.billed('a-2', 'pro');
    const refund = await world.story.refundRequested('a-2', 'pro');
    await effects.idle();

    expect(keys).toEqual([refund]);
    expect(await valueOf(effects.status())).toMatchObject({
      status: { collected: [{ name: 'RefundRequested', skippedThrough: 5n }] },
    });
  });

  it('is asked again for an effect that is added later, and leaves the others as they were', async () => {
    const first = await world.start({ RefundRequested: async () => 'paid' }, { from: 'now' });
    await first.idle();
    await first.stop();
    const keys: string[] = [];
    const handlers: Handlers = {
      RefundRequested: async () => {
        keys.push('paid again');
      },
      'SubscriptionCancelled/survey': async ({ event }) => {
        keys.push(event.data.subscriptionId);
      },
    };
    await expect(startWith({ handlers })).rejects.toMatchObject({ code: 'StartNotChosen' });

    const second = await world.start(handlers, { from: 'beginning' });
    await second.idle();

    expect(keys).toEqual(['pro']);
  });

  it('is refused on a log that was made anew, so that nothing is paid twice', async () => {
    const first = await world.start({ RefundRequested: async () => 'paid' });
    await first.idle();
    await first.stop();
    const rebuilt = createMemoryStore();
    const retold = createStory(rebuilt, 'retold');
    for (const account of ['a-0', 'a-1', 'a-2']) {
      await retold.billed(account, 'pro');
      await retold.refundRequested(account, 'pro');
    }

    await expect(startWith({ store: rebuilt })).rejects.toMatchObject({ code: 'LogRebuilt' });
  });

  it('knows what it has done by its key, wherever in the log it is read again', async () => {
    const paid: string[] = [];
    const handlers: Handlers = {
      RefundRequested: async ({ key }) => {
        paid.push(key);
      },
    };
    const first = await world.start(handlers);
    await first.idle();
    await first.stop();
    const again = await world.start(
      { ...handlers, 'AccountOpened/welcome': async () => undefined },
      { from: 'beginning' },
    );
    await again.idle();

    expect(paid).toHaveLength(1);
  });

  it('is refused for what is no effect', async () => {
    const handlers = { RefundWished: async () => undefined } as Handlers;

    await expect(startWith({ handlers, from: 'now' })).rejects.toMatchObject({
      code: 'UnknownEffect',
    });
  });
});

describe('effects that are off', () => {
  it('read nothing, record nothing and run nothing', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    const untouched = new Proxy(world.store, {
      get: () => {
        throw new Error('The log was touched.');
      },
    });
    const effects = await world.start(
      {
        RefundRequested: async () => {
          throw new Error('The handler was called.');
        },
      },
      { enabled: false, store: untouched },
    );
    await effects.idle();
    await world.time.pass(DAY);

    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'off', collected: [], effects: { waiting: 0 } },
    });
    expect(await effects.release(refund)).toMatchObject({ refusal: { code: 'EffectsOff' } });
  });
});
