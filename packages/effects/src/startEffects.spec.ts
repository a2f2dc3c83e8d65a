import type { EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import type { Effect } from './effect.ts';
import type { Effects } from './effects.ts';
import { never, notYet } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import type { Ledger } from './ledger/ledger.ts';
import { createMemoryLedger } from './ledger/memoryLedger.ts';
import type { EffectsOptions } from './settings.ts';
import { startEffects } from './startEffects.ts';
import { valueOf } from './testing/answers.ts';
import { createFakeTime, settle } from './testing/fakeTime.ts';
import type { FakeTime } from './testing/fakeTime.ts';
import { createHeld } from './testing/held.ts';
import { createStory } from './testing/story.ts';
import type { Story } from './testing/story.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let store: EventStore;
let ledger: Ledger;
let story: Story;
let time: FakeTime;
let started: Effects[];

beforeEach(() => {
  store = createMemoryStore();
  ledger = createMemoryLedger();
  story = createStory(store);
  time = createFakeTime();
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map(({ stop }) => stop()));
});

const start = async (
  handlers: Handlers,
  options: Partial<EffectsOptions> = {},
): Promise<Effects> => {
  const { clock, timers } = time;
  const effects = await startEffects({
    store,
    ledger,
    from: 'beginning',
    clock,
    timers,
    random: () => 1,
    handlers,
    ...options,
  });
  started.push(effects);
  return effects;
};

const effectOf = async (effects: Effects, key: string): Promise<Partial<Effect> | null> =>
  (await valueOf(effects.find(key))).effect;

describe('a refund that was requested', () => {
  let refund: string;

  beforeEach(async () => {
    await story.billed('a-1', 'pro');
    refund = await story.refundRequested('a-1', 'pro');
  });

  it('is handed to the provider once, under the id of its event', async () => {
    const handed: unknown[] = [];
    const effects = await start({
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
    const effects = await start({ RefundRequested: async () => 'provider-7' });

    await effects.idle();
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      receipt: 'provider-7',
      handedOverAt: '2026-06-01T12:00:00.000Z',
      doneAt: null,
    });

    await time.pass(DAY);
    const fact = await story.settled('a-1', 'pro');
    await effects.idle();
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'done',
      attempts: 1,
      receipt: 'provider-7',
      fact: { id: fact, type: 'RefundSettled' },
      doneAt: '2026-06-02T12:00:00.000Z',
    });
  });

  it('is closed by its failure, too: what failed is owed again and asked for anew', async () => {
    const effects = await start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();

    const fact = await story.failed('a-1', 'pro');
    await effects.idle();

    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'done',
      fact: { id: fact, type: 'RefundFailed' },
    });
  });

  it('is not closed by a part of the money', async () => {
    const effects = await start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();

    await story.settled('a-1', 'pro', 1_000);
    await effects.idle();
    expect(await effectOf(effects, refund)).toMatchObject({ state: 'handedOver', fact: null });

    await story.settled('a-1', 'pro', 499);
    await effects.idle();
    expect(await effectOf(effects, refund)).toMatchObject({ state: 'done' });
  });

  it('is overdue when nothing has come back in time', async () => {
    const effects = await start({ RefundRequested: async () => 'provider-7' });
    await effects.idle();
    await time.pass(7 * DAY - 1);
    expect(await valueOf(effects.overdue())).toMatchObject({ overdue: [] });

    await time.pass(1);

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
    const fact = await story.settled('a-1', 'pro');
    const handed: string[] = [];
    const effects = await start({
      RefundRequested: async ({ key }) => {
        handed.push(key);
      },
    });

    await effects.idle();

    expect(handed).toEqual([]);
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'done',
      attempts: 0,
      fact: { id: fact },
    });
  });

  it('is not handed over again when it was settled between two attempts', async () => {
    const handed: number[] = [];
    const effects = await start({
      RefundRequested: async ({ attempt }) => {
        handed.push(attempt);
        throw new Error('no answer');
      },
    });
    await effects.idle();

    await story.settled('a-1', 'pro');
    await time.pass(DAY);

    expect(handed).toEqual([1]);
    expect(await effectOf(effects, refund)).toMatchObject({ state: 'done' });
  });

  it('is not handed over when the log says so just before, and the reader has not yet', async () => {
    const handed: string[] = [];
    const held = createHeld<undefined>();
    const reader = await start({
      RefundRequested: async () => notYet(new Date('2026-06-01T13:00:00.000Z')),
    });
    await reader.idle();
    await reader.stop();
    const blind: EventStore = {
      ...store,
      readAll: () => async () => {
        await held.promise;
        return store.readAll(0n, 1)();
      },
    };
    await start(
      {
        RefundRequested: async ({ key }) => {
          handed.push(key);
        },
      },
      { store: blind },
    );

    await story.settled('a-1', 'pro');
    await time.pass(2 * HOUR);
    held.resolve(undefined);

    expect(handed).toEqual([]);
  });

  it('of which a part came back already is not handed over, and waits for a person', async () => {
    await story.settled('a-1', 'pro', 1_000);
    const handed: string[] = [];
    const effects = await start({
      RefundRequested: async ({ key }) => {
        handed.push(key);
      },
    });

    await effects.idle();

    expect(handed).toEqual([]);
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'parked',
      lastError: { code: 'PartlySettled' },
    });
  });

  it('may have further effects, each with a key of its own and done once handed over', async () => {
    const keys: string[] = [];
    const note = async ({ key }: { key: string }) => {
      keys.push(key);
    };
    const effects = await start({
      RefundRequested: note,
      'RefundRequested/letter': note,
    });

    await effects.idle();

    expect(keys).toEqual([refund, `${refund}/letter`]);
    expect(await effectOf(effects, `${refund}/letter`)).toMatchObject({ state: 'done' });
  });
});

describe('an attempt that fails', () => {
  let refund: string;

  beforeEach(async () => {
    await story.billed('a-1', 'pro');
    refund = await story.refundRequested('a-1', 'pro');
  });

  it('is followed by others, further and further apart', async () => {
    const times: string[] = [];
    const effects = await start(
      {
        RefundRequested: async () => {
          times.push(time.clock().toISOString().slice(11, 19));
          throw new Error('no answer');
        },
      },
      {
        retry: {
          attempts: 5,
          firstDelayMilliseconds: SECOND,
          longestDelayMilliseconds: 4 * SECOND,
        },
      },
    );

    await effects.idle();
    await time.pass(HOUR);

    expect(times).toEqual(['12:00:00', '12:00:01', '12:00:03', '12:00:07', '12:00:11']);
  });

  it('is the last after so many: the effect is parked, with what a person needs', async () => {
    const told: string[] = [];
    const effects = await start(
      {
        RefundRequested: async () => {
          throw Object.assign(
            new Error('card of mario@example.com 4111 1111 1111 1111 is closed'),
            {
              code: 'card_closed',
            },
          );
        },
      },
      { retry: { attempts: 2 }, onParked: ({ key }) => told.push(key) },
    );

    await effects.idle();
    await time.pass(HOUR);

    expect(told).toEqual([refund]);
    expect(await valueOf(effects.parked())).toMatchObject({
      effects: [
        {
          key: refund,
          name: 'RefundRequested',
          event: { stream: 'account-a-1', type: 'RefundRequested', id: refund },
          awaits: 'refund-pro',
          attempts: 2,
          lastError: { code: 'card_closed', message: 'card of … … is closed' },
        },
      ],
    });
  });

  it('parks at once when the handler says that it never will work', async () => {
    const effects = await start({
      RefundRequested: async () => never('AccountGone', 'The provider has no such customer.'),
    });

    await effects.idle();

    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'parked',
      attempts: 1,
      lastError: { code: 'AccountGone', message: 'The provider has no such customer.' },
    });
  });

  it('does not count when the handler says that it is too early', async () => {
    const attempts: number[] = [];
    const effects = await start({
      RefundRequested: async ({ attempt }) => {
        attempts.push(attempt);
        return attempts.length < 3 ? notYet(new Date(time.clock().getTime() + HOUR)) : 'sent';
      },
    });

    await effects.idle();
    await time.pass(HOUR - 1);
    expect(attempts).toEqual([1]);
    await time.pass(HOUR + 1);

    expect(attempts).toEqual([1, 1, 1]);
    expect(await effectOf(effects, refund)).toMatchObject({ state: 'handedOver', attempts: 1 });
  });
});

describe('a parked effect', () => {
  let refund: string;
  let works: boolean;
  let attempts: number[];
  let effects: Effects;

  beforeEach(async () => {
    await story.billed('a-1', 'pro');
    refund = await story.refundRequested('a-1', 'pro');
    works = false;
    attempts = [];
    effects = await start(
      {
        RefundRequested: async ({ attempt }) => {
          attempts.push(attempt);
          if (!works) throw new Error('no answer');
        },
      },
      { retry: { attempts: 2 } },
    );
    await effects.idle();
    await time.pass(HOUR);
  });

  it('is tried again from the first attempt once it is released', async () => {
    works = true;

    expect(await effects.release(refund)).toMatchObject({ ok: true });
    await effects.idle();

    expect(attempts).toEqual([1, 2, 1]);
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      attempts: 1,
      attemptsBefore: 2,
    });
  });

  it('can be resolved by hand, with a note, and is never handed over again', async () => {
    expect(await effects.resolve(refund, 'Paid by bank transfer 17.')).toMatchObject({ ok: true });
    await time.pass(DAY);

    expect(attempts).toEqual([1, 2]);
    expect(await effectOf(effects, refund)).toMatchObject({
      state: 'done',
      note: 'Paid by bank transfer 17.',
    });
    expect(await effects.release(refund)).toMatchObject({
      ok: false,
      refusal: { code: 'EffectDone' },
    });
  });

  it('that nobody knows is refused', async () => {
    expect(await effects.release('nothing')).toMatchObject({
      ok: false,
      refusal: { code: 'EffectNotFound', facts: { key: 'nothing' } },
    });
  });
});

describe('the receipt of a cancellation', () => {
  it('goes to a customer who cancelled, not to one whose plan ended with a refund', async () => {
    await story.billed('a-1', 'pro');
    await story.billed('a-2', 'pro');
    const cancelled = await story.cancelled('a-1', 'pro');
    await story.refundRequested('a-2', 'pro');
    const keys: string[] = [];
    const effects = await start({
      SubscriptionCancelled: async ({ key, event }) => {
        keys.push(`${key} ${event.data.cause}`);
      },
    });

    await effects.idle();

    expect(keys).toEqual([`${cancelled} customer`]);
    expect(await effectOf(effects, cancelled)).toMatchObject({ state: 'done', fact: null });
  });
});

describe('the acknowledgement of a withdrawal', () => {
  it('is overdue when it was not handed over by the day it was due', async () => {
    await story.billed('a-1', 'pro');
    const withdrawn = await story.withdrawn('a-1', 'pro');
    const effects = await start({
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

describe('effects side by side', () => {
  const open = async (accounts: readonly string[], lines: readonly string[]) => {
    for (const account of accounts) {
      for (const line of lines) await story.billed(account, line);
      for (const line of lines) await story.refundRequested(account, line);
    }
  };

  it('run for different accounts, as many as may be', async () => {
    await open(['a-1', 'a-2', 'a-3'], ['pro']);
    const running: string[] = [];
    const ends: (() => void)[] = [];
    const effects = await start(
      {
        RefundRequested: ({ event }) =>
          new Promise<void>((resolve) => {
            running.push(event.data.accountId);
            ends.push(resolve);
          }),
      },
      { concurrency: 2 },
    );
    await effects.caughtUp();
    await settle();
    expect(running).toEqual(['a-1', 'a-2']);

    ends[0]?.();
    await settle();
    expect(running).toEqual(['a-1', 'a-2', 'a-3']);
    ends.forEach((end) => {
      end();
    });
  });

  it('of one account keep the order of their events, unless one is parked', async () => {
    await open(['a-1'], ['one', 'two']);
    const order: string[] = [];
    const effects = await start(
      {
        RefundRequested: async ({ event, attempt }) => {
          order.push(`${event.data.subscriptionId} ${attempt}`);
          if (event.data.subscriptionId === 'one') throw new Error('no answer');
        },
      },
      { retry: { attempts: 2 } },
    );

    await effects.idle();
    await time.pass(HOUR);

    expect(order).toEqual(['one 1', 'one 2', 'two 1']);
  });
});

describe('a reactor whose lease has run out', () => {
  it('is told to stop, and what it comes to counts no more', async () => {
    await story.billed('a-1', 'pro');
    const refund = await story.refundRequested('a-1', 'pro');
    const ends: (() => void)[] = [];
    const signals: AbortSignal[] = [];
    const attempts: string[] = [];
    let isAsleep = false;
    const asleep: Ledger = {
      ...ledger,
      renew: (runs, until) => (isAsleep ? ledger.renew([], until) : ledger.renew(runs, until)),
    };
    await start(
      {
        RefundRequested: ({ signal, attempt }) =>
          new Promise<string>((resolve) => {
            attempts.push(`first ${attempt}`);
            signals.push(signal);
            ends.push(() => {
              resolve('of the first');
            });
          }),
      },
      { ledger: asleep, leaseMilliseconds: 30 * SECOND },
    );
    await settle();
    await time.pass(60 * SECOND);
    const second = await start(
      {
        RefundRequested: async ({ attempt }) => {
          attempts.push(`second ${attempt}`);
          return 'of the second';
        },
      },
      { leaseMilliseconds: 30 * SECOND },
    );
    await second.idle();
    expect(attempts).toEqual(['first 1']);
    expect(signals[0]?.aborted).toBe(false);

    isAsleep = true;
    await time.pass(60 * SECOND);
    expect(signals[0]?.aborted).toBe(true);
    expect(attempts).toEqual(['first 1', 'second 2']);
    ends[0]?.();
    await settle();

    expect(await effectOf(second, refund)).toMatchObject({ receipt: 'of the second' });
  });
});

describe('a ledger that is out of reach for a moment', () => {
  it('does not make a handler stop: the lease is renewed in time', async () => {
    await story.billed('a-1', 'pro');
    const refund = await story.refundRequested('a-1', 'pro');
    const signals: AbortSignal[] = [];
    const handed = createHeld<string>();
    let isReachable = true;
    const effects = await start(
      {
        RefundRequested: ({ signal }) => {
          signals.push(signal);
          return handed.promise;
        },
      },
      {
        leaseMilliseconds: 30 * SECOND,
        ledger: {
          ...ledger,
          renew: (runs, until) => async () =>
            isReachable
              ? ledger.renew(runs, until)()
              : {
                  _tag: 'Left',
                  left: { code: 'LedgerUnavailable', message: 'Far.', facts: { cause: 'far' } },
                },
        },
      },
    );
    await effects.caughtUp();
    isReachable = false;
    await time.pass(15 * SECOND);
    isReachable = true;
    await time.pass(60 * SECOND);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);

    isReachable = false;
    await time.pass(60 * SECOND);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    handed.resolve('paid');
    await settle();

    // Nobody has taken it over meanwhile: what it came to counts.
    expect(await effectOf(effects, refund)).toMatchObject({ receipt: 'paid' });
  });
});

describe('where to begin', () => {
  beforeEach(async () => {
    await story.billed('a-1', 'pro');
    await story.refundRequested('a-1', 'pro');
  });

  const startWith = (options: Partial<EffectsOptions>): Promise<Effects> =>
    startEffects({
      store,
      ledger,
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
    const effects = await start(
      {
        RefundRequested: async ({ key }) => {
          keys.push(key);
        },
      },
      { from: 'now' },
    );
    await effects.idle();
    expect(keys).toEqual([]);
    await story.billed('a-2', 'pro');
    const refund = await story.refundRequested('a-2', 'pro');
    await effects.idle();

    expect(keys).toEqual([refund]);
    expect(await valueOf(effects.status())).toMatchObject({
      status: { collected: [{ name: 'RefundRequested', skippedThrough: 5n }] },
    });
  });

  it('is asked again for an effect that is added later, and leaves the others as they were', async () => {
    const first = await start({ RefundRequested: async () => 'paid' }, { from: 'now' });
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

    const second = await start(handlers, { from: 'beginning' });
    await second.idle();

    expect(keys).toEqual(['pro']);
  });

  it('is refused on a log that was made anew, so that nothing is paid twice', async () => {
    const first = await start({ RefundRequested: async () => 'paid' });
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
    const first = await start(handlers);
    await first.idle();
    await first.stop();
    const again = await start(
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
    await story.billed('a-1', 'pro');
    const refund = await story.refundRequested('a-1', 'pro');
    const untouched = new Proxy(store, {
      get: () => {
        throw new Error('The log was touched.');
      },
    });
    const effects = await start(
      {
        RefundRequested: async () => {
          throw new Error('The handler was called.');
        },
      },
      { enabled: false, store: untouched },
    );
    await effects.idle();
    await time.pass(DAY);

    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'off', collected: [], effects: { waiting: 0 } },
    });
    expect(await effects.release(refund)).toMatchObject({ refusal: { code: 'EffectsOff' } });
  });
});

describe('a reactor', () => {
  it('waits for a store that is out of reach, and tells so', async () => {
    await story.billed('a-1', 'pro');
    const refund = await story.refundRequested('a-1', 'pro');
    let isReachable = false;
    const far: EventStore = {
      ...store,
      readAll: (after, limit) => async () =>
        isReachable
          ? store.readAll(after, limit)()
          : {
              _tag: 'Left',
              left: { code: 'StoreUnavailable', message: 'Far away.', facts: { cause: 'far' } },
            },
    };
    const effects = await start({ RefundRequested: async () => 'paid' }, { store: far });
    await settle();
    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'running', trouble: { code: 'StoreUnavailable' } },
    });

    isReachable = true;
    await time.pass(SECOND);

    expect(await effectOf(effects, refund)).toMatchObject({ state: 'handedOver' });
  });

  it('ends when the log is broken, and says why', async () => {
    const broken: EventStore = {
      ...store,
      readAll: () => async () => ({
        _tag: 'Left',
        left: { code: 'StoreFailed', message: 'Broken.', facts: { cause: 'disk' } },
      }),
    };
    const effects = await start({ RefundRequested: async () => 'paid' }, { store: broken });

    expect(await effects.ended).toMatchObject({ code: 'StoreFailed' });
    expect(await valueOf(effects.status())).toMatchObject({
      status: { reactor: 'failed', error: { code: 'StoreFailed' } },
    });
  });

  it('lets what runs end before it stops', async () => {
    await story.billed('a-1', 'pro');
    const refund = await story.refundRequested('a-1', 'pro');
    const handed = createHeld<string>();
    const effects = await start({ RefundRequested: () => handed.promise });
    await effects.caughtUp();
    await settle();

    const stopped = effects.stop();
    handed.resolve('paid');
    await stopped;

    expect(await effectOf(effects, refund)).toMatchObject({ state: 'handedOver' });
  });

  it('leaves effects alone that it has no handler for, and tells how many', async () => {
    await story.billed('a-1', 'pro');
    await story.refundRequested('a-1', 'pro');
    const first = await start({
      RefundRequested: async () => notYet(new Date('2026-06-02T00:00:00.000Z')),
    });
    await first.idle();
    await first.stop();

    const second = await start({ AccountClosed: async () => undefined });
    await time.pass(DAY);

    expect(await valueOf(second.status())).toMatchObject({
      status: { withoutHandler: { RefundRequested: 1 }, effects: { waiting: 1 } },
    });
  });
});
