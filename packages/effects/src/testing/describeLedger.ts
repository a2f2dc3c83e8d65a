import type { RefundId } from '@disdetta/core';
import type { Effect } from '../effect.ts';
import type { Checkpoint, Claim, Ledger, Reading, Run } from '../ledger/ledger.ts';
import { plus } from '../time.ts';
import { answerOf } from './answers.ts';
import { at } from './story.ts';

const NOON = at('2026-06-01T12:00:00.000Z');
const later = (seconds: number) => plus(NOON, seconds * 1_000);

const checkpoint: Checkpoint = {
  position: 2n ** 60n,
  stream: 'account-a',
  revision: 7n,
  eventId: 'event-7',
};

const effect = (key: string, changes: Partial<Effect> = {}): Effect => ({
  key,
  name: 'RefundRequested',
  event: { id: key, type: 'RefundRequested', stream: `account-${key}`, revision: 0n, position: 1n },
  awaits: null,
  dueBy: null,
  state: 'waiting',
  attempts: 0,
  attemptsBefore: 0,
  nextAttemptAt: NOON,
  lease: null,
  lastError: null,
  handedOverAt: null,
  receipt: null,
  fact: null,
  note: null,
  doneAt: null,
  ...changes,
});

/** An effect of an account, at a place in its stream. */
const inStream = (key: string, stream: string, revision: bigint): Partial<Effect> => ({
  event: { id: key, type: 'RefundRequested', stream, revision, position: revision + 1n },
});

const claimOf = (owner: string, changes: Partial<Claim> = {}): Claim => ({
  owner,
  names: ['RefundRequested'],
  now: NOON,
  until: later(30),
  limit: 10,
  attempts: 3,
  ...changes,
});

const run = (key: string, owner: string, attempt = 1): Run => ({ key, owner, attempt });

/** Every promise of the `Ledger` port, for any ledger: no promise can be left out. */
export const describeLedger = (name: string, open: () => Promise<Ledger>): void => {
  describe(`${name}, a ledger of effects`, () => {
    let ledger: Ledger;

    beforeEach(async () => {
      ledger = await open();
    });

    afterEach(async () => {
      await ledger.close()();
    });

    const find = (...effects: readonly Effect[]) => take({ found: effects });
    const take = async (reading: Partial<Reading>) => {
      const { version } = await answerOf(ledger.progress());
      const whole: Reading = { checkpoint, collected: [], found: [], closed: [], ...reading };
      return answerOf(ledger.advance(version, whole, NOON));
    };
    const close = (stream: string, refundId: RefundId) =>
      take({ closed: [{ stream, refundId, fact: { id: 'fact', type: 'RefundSettled' } }] });
    const claim = async (owner: string, changes: Partial<Claim> = {}) => {
      const { claimed, settled } = await answerOf(ledger.claim(claimOf(owner, changes)));
      return [...claimed, ...settled].map(
        ({ key, state, attempts }) => `${key} ${state} ${attempts}`,
      );
    };
    const stateOf = async (key: string) => (await answerOf(ledger.find(key)))?.state;

    describe('reading', () => {
      it('has not begun in a new ledger', async () => {
        expect(await answerOf(ledger.progress())).toEqual({
          version: 0,
          checkpoint: null,
          collected: [],
        });
      });

      it('keeps the checkpoint, what is collected and what was found, all as given', async () => {
        const collected = [{ name: 'RefundRequested', skippedThrough: 2n ** 60n, since: NOON }];
        const found = effect('one', {
          awaits: 'refund-1',
          dueBy: later(5),
          receipt: 'perché no? 🙃',
          lastError: { code: 'Timeout', message: '' },
        });

        const advanced = await take({ collected, found: [found] });

        expect(advanced).toEqual({
          isTaken: true,
          progress: { version: 1, checkpoint, collected },
        });
        expect(await answerOf(ledger.progress())).toEqual(advanced.progress);
        expect(await answerOf(ledger.find('one'))).toEqual(found);
      });

      it('takes nothing from a reader whom another has overtaken', async () => {
        await find(effect('one'));
        const late: Reading = {
          checkpoint: null,
          collected: [],
          found: [effect('two')],
          closed: [],
        };

        const advanced = await answerOf(ledger.advance(0, late, NOON));

        expect(advanced).toMatchObject({ isTaken: false, progress: { version: 1, checkpoint } });
        expect(await answerOf(ledger.find('two'))).toBeNull();
      });

      it('leaves an effect that is found again as it is', async () => {
        await find(effect('one'));
        await answerOf(ledger.resolve('one', 'By hand.', NOON));

        await find(effect('one'));

        expect(await answerOf(ledger.find('one'))).toMatchObject({
          state: 'done',
          note: 'By hand.',
        });
      });

      it('can be put back to the beginning of the log', async () => {
        await find(effect('one'));

        await take({ checkpoint: null });

        expect(await answerOf(ledger.progress())).toMatchObject({ version: 2, checkpoint: null });
      });
    });

    describe('claiming', () => {
      it('gives what is due to one owner alone', async () => {
        await find(effect('one'), effect('two', { nextAttemptAt: later(1) }));

        expect(await claim('reactor-1')).toEqual(['one running 1']);
        expect(await claim('reactor-2')).toEqual([]);
        expect(await claim('reactor-1')).toEqual([]);
      });

      it('gives what has waited longest first, and no more than is asked for', async () => {
        await find(
          effect('one', { nextAttemptAt: later(2) }),
          effect('two', { nextAttemptAt: later(1) }),
          effect('three', { nextAttemptAt: later(3) }),
        );

        expect(await claim('reactor-1', { now: later(9), limit: 2 })).toEqual([
          'two running 1',
          'one running 1',
        ]);
      });

      it('gives only what is asked for by name, and lets the rest block nothing', async () => {
        await find(
          effect('one', { name: 'AccountClosed', ...inStream('one', 'account-a', 0n) }),
          effect('two', inStream('two', 'account-a', 1n)),
        );

        expect(await claim('reactor-1')).toEqual(['two running 1']);
      });

      it('tells when to come again', async () => {
        await find(effect('one', { nextAttemptAt: later(5) }), effect('two'));
        await claim('reactor-1', { until: later(3) });

        expect(await answerOf(ledger.claim(claimOf('reactor-1')))).toMatchObject({
          nextAt: later(5),
        });
        expect(await answerOf(ledger.claim(claimOf('reactor-2')))).toMatchObject({
          nextAt: later(3),
        });
      });

      it('keeps the order of an account, of one event by name', async () => {
        const both = inStream('one', 'account-a', 0n);
        await find(
          effect('two', inStream('two', 'account-a', 1n)),
          effect('one/letter', { name: 'RefundRequested/letter', ...both }),
          effect('one', both),
        );
        const names = ['RefundRequested', 'RefundRequested/letter'];
        const order: string[] = [];
        for (let turn = 0; turn < 3; turn += 1) {
          const [first = ''] = await claim('reactor-1', { names });
          const [key = ''] = first.split(' ');
          order.push(key);
          const outcome = { kind: 'handedOver', receipt: null } as const;
          await answerOf(ledger.finish(run(key, 'reactor-1'), outcome, NOON));
        }

        expect(order).toEqual(['one', 'one/letter', 'two']);
      });

      it.each(['failed', 'postponed'] as const)(
        'does not go past an effect that has %s',
        async (kind) => {
          await find(
            effect('one', inStream('one', 'account-a', 0n)),
            effect('two', inStream('two', 'account-a', 1n)),
          );
          await claim('reactor-1');
          await answerOf(
            ledger.finish(
              run('one', 'reactor-1'),
              kind === 'postponed'
                ? { kind, until: later(60) }
                : { kind, error: { code: 'Timeout', message: '' }, retryAt: later(60) },
              NOON,
            ),
          );

          expect(await claim('reactor-1')).toEqual([]);
        },
      );

      it('goes past an effect that is parked', async () => {
        await find(
          effect('one', { state: 'parked', ...inStream('one', 'account-a', 0n) }),
          effect('two', inStream('two', 'account-a', 1n)),
        );

        expect(await claim('reactor-1')).toEqual(['two running 1']);
      });
    });

    describe('a lease', () => {
      beforeEach(async () => {
        await find(effect('one'));
        await claim('reactor-1');
      });

      it('is left alone until it has run out, and then taken over as another attempt', async () => {
        expect(await claim('reactor-2', { now: plus(NOON, 29_999) })).toEqual([]);
        expect(await claim('reactor-2', { now: later(30), until: later(60) })).toEqual([
          'one running 2',
        ]);
      });

      it('is never taken over by its own owner', async () => {
        expect(await claim('reactor-1', { now: later(99) })).toEqual([]);
      });

      it('can be renewed by its owner, even late', async () => {
        expect(await answerOf(ledger.renew([run('one', 'reactor-1')], later(90)))).toEqual(['one']);
        expect(await claim('reactor-2', { now: later(89) })).toEqual([]);
      });

      it('cannot be renewed by anybody else, nor after it was taken over', async () => {
        expect(await answerOf(ledger.renew([run('one', 'reactor-2')], later(90)))).toEqual([]);
        await claim('reactor-2', { now: later(30), until: later(60) });

        expect(await answerOf(ledger.renew([run('one', 'reactor-1')], later(90)))).toEqual([]);
        expect(await answerOf(ledger.renew([run('one', 'reactor-2', 2)], later(90)))).toEqual([
          'one',
        ]);
      });

      it('lets only its owner say what came of it', async () => {
        await claim('reactor-2', { now: later(30), until: later(60) });
        const outcome = { kind: 'handedOver', receipt: 'late' } as const;

        expect(await answerOf(ledger.finish(run('one', 'reactor-1'), outcome, NOON))).toBeNull();
        expect(await stateOf('one')).toBe('running');
      });

      it('is not taken over for ever: an effect that nobody survives is parked', async () => {
        await claim('reactor-2', { now: later(30), until: later(60) });
        await claim('reactor-3', { now: later(60), until: later(90) });

        expect(await claim('reactor-4', { now: later(90) })).toEqual(['one parked 3']);
        expect(await answerOf(ledger.parked())).toMatchObject([
          { key: 'one', lastError: { code: 'Interrupted' }, lease: null },
        ]);
      });

      it('keeps a person from releasing or resolving the effect', async () => {
        expect(await ledger.release('one', NOON)()).toMatchObject({
          left: { code: 'EffectRunning' },
        });
        expect(await ledger.resolve('one', 'By hand.', NOON)()).toMatchObject({
          left: { code: 'EffectRunning' },
        });
      });
    });

    describe('what a run comes to', () => {
      const outcome = { kind: 'handedOver', receipt: 'provider-7' } as const;
      const finish = () => answerOf(ledger.finish(run('one', 'reactor-1'), outcome, later(1)));

      it('is done when it was handed over, where no fact has to come back', async () => {
        await find(effect('one'));
        await claim('reactor-1');

        expect(await finish()).toMatchObject({
          state: 'done',
          receipt: 'provider-7',
          handedOverAt: later(1),
          doneAt: later(1),
          lease: null,
        });
      });

      it('stays open until the fact is there, where one has to come back', async () => {
        await find(effect('one', { awaits: 'refund-1' }));
        await claim('reactor-1');
        await finish();
        expect(await answerOf(ledger.awaiting('account-one', 'refund-1'))).toMatchObject({
          state: 'handedOver',
        });

        await close('account-two', 'refund-1');
        expect(await stateOf('one')).toBe('handedOver');
        await close('account-one', 'refund-1');

        expect(await answerOf(ledger.find('one'))).toMatchObject({
          state: 'done',
          fact: { id: 'fact', type: 'RefundSettled' },
        });
        expect(await answerOf(ledger.awaiting('account-one', 'refund-1'))).toBeNull();
      });

      it.each(['waiting', 'parked'] as const)(
        'does not matter when the fact comes while it is %s: it is never run',
        async (state) => {
          await find(effect('one', { awaits: 'refund-1', state }));

          await close('account-one', 'refund-1');

          expect(await stateOf('one')).toBe('done');
          expect(await claim('reactor-1')).toEqual([]);
        },
      );

      it('keeps its receipt when the fact comes while it runs', async () => {
        await find(effect('one', { awaits: 'refund-1' }));
        await claim('reactor-1');
        await close('account-one', 'refund-1');
        expect(await stateOf('one')).toBe('running');

        expect(await finish()).toMatchObject({ state: 'done', receipt: 'provider-7' });
      });

      it('is done by the fact alone when whoever ran it is gone', async () => {
        await find(effect('one', { awaits: 'refund-1' }));
        await claim('reactor-1');
        await close('account-one', 'refund-1');

        expect(await claim('reactor-2', { now: later(30) })).toEqual(['one done 1']);
      });
    });

    describe('a person', () => {
      it('sees what is parked, in the order of the log', async () => {
        await find(
          effect('two', { state: 'parked', ...inStream('two', 'account-b', 8n) }),
          effect('one', { state: 'parked', ...inStream('one', 'account-a', 2n) }),
          effect('three'),
        );

        expect((await answerOf(ledger.parked())).map(({ key }) => key)).toEqual(['one', 'two']);
      });

      it('releases an effect: it is tried again from the first attempt', async () => {
        await find(effect('one', { state: 'parked', attempts: 3, attemptsBefore: 2 }));

        expect(await answerOf(ledger.release('one', later(5)))).toMatchObject({
          state: 'waiting',
          attempts: 0,
          attemptsBefore: 5,
          nextAttemptAt: later(5),
        });
        expect(await claim('reactor-1', { now: later(5) })).toEqual(['one running 1']);
      });

      it('resolves one, once', async () => {
        await find(effect('one', { state: 'parked' }));

        expect(await answerOf(ledger.resolve('one', 'Paid by hand.', NOON))).toMatchObject({
          state: 'done',
          note: 'Paid by hand.',
          doneAt: NOON,
        });
        expect(await ledger.resolve('one', 'Again.', NOON)()).toMatchObject({
          left: { code: 'EffectDone' },
        });
      });

      it('is told of a key that is not known', async () => {
        expect(await ledger.release('one', NOON)()).toMatchObject({
          left: { code: 'EffectNotFound', facts: { key: 'one' } },
        });
      });

      it('sees what is late: not handed over when due, or handed over long ago', async () => {
        await find(
          effect('due', { dueBy: later(10) }),
          effect('due later', { dueBy: later(11) }),
          effect('due and done', { dueBy: later(1), state: 'done' }),
          effect('long ago', { state: 'handedOver', handedOverAt: later(4) }),
          effect('lately', { state: 'handedOver', handedOverAt: later(5), dueBy: later(1) }),
        );

        const overdue = await answerOf(ledger.overdue(later(10), later(4)));

        expect(overdue.map(({ key }) => key)).toEqual(['due', 'long ago']);
      });

      it('sees how many stand where', async () => {
        await find(
          effect('one'),
          effect('two'),
          effect('three', { state: 'parked' }),
          effect('four', { name: 'AccountClosed' }),
        );

        const tallies = await answerOf(ledger.tallies());

        expect(new Set(tallies)).toEqual(
          new Set([
            { name: 'RefundRequested', state: 'waiting', count: 2 },
            { name: 'RefundRequested', state: 'parked', count: 1 },
            { name: 'AccountClosed', state: 'waiting', count: 1 },
          ]),
        );
      });
    });

    it('answers nothing once it is closed', async () => {
      await answerOf(ledger.close());

      expect(await ledger.progress()()).toMatchObject({ left: { code: 'LedgerUnavailable' } });
    });
  });
};
