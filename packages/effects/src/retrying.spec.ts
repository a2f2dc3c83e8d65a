import type { Effects } from './effects.ts';
import { valueOf } from './testing/answers.ts';
import { never, notYet } from './handlers.ts';
import { DAY, HOUR, SECOND, createWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

let world: World;

beforeEach(() => {
  world = createWorld();
});

afterEach(() => world.end());

describe('an attempt that fails', () => {
  let refund: string;

  beforeEach(async () => {
    await world.story.billed('a-1', 'pro');
    refund = await world.story.refundRequested('a-1', 'pro');
  });

  it('is followed by others, further and further apart', async () => {
    const times: string[] = [];
    const effects = await world.start(
      {
        RefundRequested: async () => {
          times.push(world.time.clock().toISOString().slice(11, 19));
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
    await world.time.pass(HOUR);

    expect(times).toEqual(['12:00:00', '12:00:01', '12:00:03', '12:00:07', '12:00:11']);
  });

  it('is the last after so many: the effect is parked, with what a person needs', async () => {
    const told: string[] = [];
    const effects = await world.start(
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
    await world.time.pass(HOUR);

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
    const effects = await world.start({
      RefundRequested: async () => never('AccountGone', 'The provider has no such customer.'),
    });

    await effects.idle();

    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'parked',
      attempts: 1,
      lastError: { code: 'AccountGone', message: 'The provider has no such customer.' },
    });
  });

  it('does not count when the handler says that it is too early', async () => {
    const attempts: number[] = [];
    const effects = await world.start({
      RefundRequested: async ({ attempt }) => {
        attempts.push(attempt);
        return attempts.length < 3 ? notYet(new Date(world.time.clock().getTime() + HOUR)) : 'sent';
      },
    });

    await effects.idle();
    await world.time.pass(HOUR - 1);
    expect(attempts).toEqual([1]);
    await world.time.pass(HOUR + 1);

    expect(attempts).toEqual([1, 1, 1]);
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      attempts: 1,
    });
  });
});

describe('a parked effect', () => {
  let refund: string;
  let works: boolean;
  let attempts: number[];
  let effects: Effects;

  beforeEach(async () => {
    await world.story.billed('a-1', 'pro');
    refund = await world.story.refundRequested('a-1', 'pro');
    works = false;
    attempts = [];
    effects = await world.start(
      {
        RefundRequested: async ({ attempt }) => {
          attempts.push(attempt);
          if (!works) throw new Error('no answer');
        },
      },
      { retry: { attempts: 2 } },
    );
    await effects.idle();
    await world.time.pass(HOUR);
  });

  it('is tried again from the first attempt once it is released', async () => {
    works = true;

    expect(await effects.release(refund)).toMatchObject({ ok: true });
    await effects.idle();

    expect(attempts).toEqual([1, 2, 1]);
    expect(await world.effectOf(effects, refund)).toMatchObject({
      state: 'handedOver',
      attempts: 1,
      attemptsBefore: 2,
    });
  });

  it('can be resolved by hand, with a note, and is never handed over again', async () => {
    expect(await effects.resolve(refund, 'Paid by bank transfer 17.')).toMatchObject({ ok: true });
    await world.time.pass(DAY);

    expect(attempts).toEqual([1, 2]);
    expect(await world.effectOf(effects, refund)).toMatchObject({
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
