import type { EventStore } from '@disdetta/core';
import { notYet } from './handlers.ts';
import { valueOf } from './testing/answers.ts';
import { settle } from './testing/fakeTime.ts';
import { createHeld } from './testing/held.ts';
import { DAY, SECOND, createWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

let world: World;

beforeEach(() => {
  world = createWorld();
});

afterEach(() => world.end());

describe('a reactor', () => {
  it('waits for a store that is out of reach, and tells so', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    let isReachable = false;
    const far: EventStore = {
      ...world.store,
      readAll: (after, limit) => async () =>
        isReachable
          ? world.store.readAll(after, limit)()
          : {
              _tag: 'Left',
              left: { code: 'StoreUnavailable', message: 'Far away.', facts: { cause: 'far' } },
            },
    };
    const effects = await world.start({ RefundRequested: async () => 'paid' }, { store: far });
    await settle();
    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'running', trouble: { code: 'StoreUnavailable' } },
    });

    isReachable = true;
    await world.time.pass(SECOND);

    expect(await world.effectOf(effects, refund)).toMatchObject({ state: 'handedOver' });
  });

  it('ends when the log is broken, and says why', async () => {
    const broken: EventStore = {
      ...world.store,
      readAll: () => async () => ({
        _tag: 'Left',
        left: { code: 'StoreFailed', message: 'Broken.', facts: { cause: 'disk' } },
      }),
    };
    const effects = await world.start({ RefundRequested: async () => 'paid' }, { store: broken });

    expect(await effects.ended).toMatchObject({ code: 'StoreFailed' });
    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'failed', error: { code: 'StoreFailed' } },
    });
  });

  it('lets what runs end before it stops', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    const handed = createHeld<string>();
    const effects = await world.start({ RefundRequested: () => handed.promise });
    await effects.caughtUp();
    await settle();

    const stopped = effects.stop();
    handed.resolve('paid');
    await stopped;

    expect(await world.effectOf(effects, refund)).toMatchObject({ state: 'handedOver' });
  });

  it('leaves effects alone that it has no handler for, and tells how many', async () => {
    await world.story.billed('a-1', 'pro');
    await world.story.refundRequested('a-1', 'pro');
    const first = await world.start({
      RefundRequested: async () => notYet(new Date('2026-06-02T00:00:00.000Z')),
    });
    await first.idle();
    await first.stop();

    const second = await world.start({ AccountClosed: async () => undefined });
    await world.time.pass(DAY);

    expect(await valueOf(second.status())).toMatchObject({
      status: { withoutHandler: { RefundRequested: 1 }, effects: { waiting: 1 } },
    });
  });
});
