import type { Ledger } from './ledger/ledger.ts';
import { settle } from './testing/fakeTime.ts';
import { createHeld } from './testing/held.ts';
import { HOUR, SECOND, createWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

let world: World;

beforeEach(() => {
  world = createWorld();
});

afterEach(() => world.end());

describe('effects side by side', () => {
  const open = async (accounts: readonly string[], lines: readonly string[]) => {
    for (const account of accounts) {
      for (const line of lines) await world.story.billed(account, line);
      for (const line of lines) await world.story.refundRequested(account, line);
    }
  };

  it('run for different accounts, as many as may be', async () => {
    await open(['a-1', 'a-2', 'a-3'], ['pro']);
    const running: string[] = [];
    const ends: (() => void)[] = [];
    const effects = await world.start(
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

  it.each([1, 2, 3, 5, 8])(
    'are all done before the reactor calls itself idle, with %i at once',
    async (concurrency) => {
      const accounts = Array.from({ length: 30 }, (_, number) => `a-${number}`);
      for (const account of accounts) await world.story.billed(account, 'pro');
      const handed: string[] = [];
      const effects = await world.start(
        {
          AccountOpened: async ({ event }) => {
            handed.push(event.data.accountId);
          },
        },
        { concurrency },
      );

      await effects.idle();

      expect(handed).toEqual(accounts);
    },
  );

  it('of one account keep the order of their events, unless one is parked', async () => {
    await open(['a-1'], ['one', 'two']);
    const order: string[] = [];
    const effects = await world.start(
      {
        RefundRequested: async ({ event, attempt }) => {
          order.push(`${event.data.subscriptionId} ${attempt}`);
          if (event.data.subscriptionId === 'one') throw new Error('no answer');
        },
      },
      { retry: { attempts: 2 } },
    );

    await effects.idle();
    await world.time.pass(HOUR);

    expect(order).toEqual(['one 1', 'one 2', 'two 1']);
  });
});

describe('a reactor whose lease has run out', () => {
  it('is told to stop, and what it comes to counts no more', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    const ends: (() => void)[] = [];
    const signals: AbortSignal[] = [];
    const attempts: string[] = [];
    let isAsleep = false;
    const asleep: Ledger = {
      ...world.ledger,
      renew: (runs, until) =>
        isAsleep ? world.ledger.renew([], until) : world.ledger.renew(runs, until),
    };
    await world.start(
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
    await world.time.pass(60 * SECOND);
    const second = await world.start(
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
    await world.time.pass(60 * SECOND);
    expect(signals[0]?.aborted).toBe(true);
    expect(attempts).toEqual(['first 1', 'second 2']);
    ends[0]?.();
    await settle();

    expect(await world.effectOf(second, refund)).toMatchObject({ receipt: 'of the second' });
  });
});

describe('a ledger that is out of reach for a moment', () => {
  it('does not make a handler stop: the lease is renewed in time', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    const signals: AbortSignal[] = [];
    const handed = createHeld<string>();
    let isReachable = true;
    const effects = await world.start(
      {
        RefundRequested: ({ signal }) => {
          signals.push(signal);
          return handed.promise;
        },
      },
      {
        leaseMilliseconds: 30 * SECOND,
        ledger: {
          ...world.ledger,
          renew: (runs, until) => async () =>
            isReachable
              ? world.ledger.renew(runs, until)()
              : {
                  _tag: 'Left',
                  left: { code: 'LedgerUnavailable', message: 'Far.', facts: { cause: 'far' } },
                },
        },
      },
    );
    await effects.caughtUp();
    isReachable = false;
    await world.time.pass(15 * SECOND);
    isReachable = true;
    await world.time.pass(60 * SECOND);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);

    isReachable = false;
    await world.time.pass(60 * SECOND);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    handed.resolve('paid');
    await settle();

    // Nobody has taken it over meanwhile: what it came to counts.
    expect(await world.effectOf(effects, refund)).toMatchObject({ receipt: 'paid' });
  });
});

describe('a run whose lease was lost, and that does not stop', () => {
  it('keeps its own reactor from running the effect again at the same time', async () => {
    await world.story.billed('a-1', 'pro');
    await world.story.refundRequested('a-1', 'pro');
    const begun: string[] = [];
    const held = createHeld<undefined>();
    await world.start(
      {
        RefundRequested: async ({ attempt }) => {
          begun.push(`first ${attempt}`);
          await held.promise;
        },
      },
      {
        leaseMilliseconds: 30 * SECOND,
        ledger: { ...world.ledger, renew: (_runs, until) => world.ledger.renew([], until) },
      },
    );
    await settle();
    const second = await world.start({
      RefundRequested: async ({ attempt }) => {
        begun.push(`second ${attempt}`);
        throw new Error('no answer');
      },
    });
    await world.time.pass(30 * SECOND);
    expect(begun).toEqual(['first 1', 'second 2']);

    await second.stop();
    await world.time.pass(10 * SECOND);
    expect(begun).toEqual(['first 1', 'second 2']);
    held.resolve(undefined);
    await settle();

    expect(begun).toEqual(['first 1', 'second 2', 'first 3']);
  });

  it('is not even begun when the lease was lost before the event could be read', async () => {
    await world.story.billed('a-1', 'pro');
    const refund = await world.story.refundRequested('a-1', 'pro');
    const begun: string[] = [];
    const held = createHeld<undefined>();
    await world.start(
      {
        RefundRequested: async () => {
          begun.push('first');
        },
      },
      {
        leaseMilliseconds: 30 * SECOND,
        ledger: { ...world.ledger, renew: (_runs, until) => world.ledger.renew([], until) },
        store: {
          ...world.store,
          readStream: (stream, range) => async () => {
            await held.promise;
            return world.store.readStream(stream, range)();
          },
        },
      },
    );
    await world.time.pass(20 * SECOND);
    const second = await world.start({ RefundRequested: async () => 'of the second' });
    await world.time.pass(20 * SECOND);
    held.resolve(undefined);
    await settle();

    expect(begun).toEqual([]);
    expect(await world.effectOf(second, refund)).toMatchObject({ receipt: 'of the second' });
  });
});
