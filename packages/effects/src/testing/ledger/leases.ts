import { plus } from '../../time.ts';
import { answerOf } from '../answers.ts';
import { NOON, effect, later, run, withLedger } from './trial.ts';
import type { OpenLedger } from './trial.ts';

/** That one owner at most runs an effect. */
export const describeLeases = (open: OpenLedger): void => {
  describe('a lease', () => {
    const { claim, find, ledger, stateOf } = withLedger(open);

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
      expect(await answerOf(ledger().renew([run('one', 'reactor-1')], later(90)))).toEqual(['one']);
      expect(await claim('reactor-2', { now: later(89) })).toEqual([]);
    });

    it('cannot be renewed by anybody else, nor after it was taken over', async () => {
      expect(await answerOf(ledger().renew([run('one', 'reactor-2')], later(90)))).toEqual([]);
      await claim('reactor-2', { now: later(30), until: later(60) });

      expect(await answerOf(ledger().renew([run('one', 'reactor-1')], later(90)))).toEqual([]);
      expect(await answerOf(ledger().renew([run('one', 'reactor-2', 2)], later(90)))).toEqual([
        'one',
      ]);
    });

    it('lets only its owner say what came of it', async () => {
      await claim('reactor-2', { now: later(30), until: later(60) });
      const outcome = { kind: 'handedOver', receipt: 'late' } as const;

      expect(await answerOf(ledger().finish(run('one', 'reactor-1'), outcome, NOON))).toBeNull();
      expect(await stateOf('one')).toBe('running');
    });

    it('is not taken over for ever: an effect that nobody survives is parked', async () => {
      await claim('reactor-2', { now: later(30), until: later(60) });
      await claim('reactor-3', { now: later(60), until: later(90) });

      expect(await claim('reactor-4', { now: later(90) })).toEqual(['one parked 3']);
      expect(await answerOf(ledger().parked())).toMatchObject([
        { key: 'one', lastError: { code: 'Interrupted' }, lease: null },
      ]);
    });

    it('keeps a person from releasing or resolving the effect', async () => {
      expect(await ledger().release('one', NOON)()).toMatchObject({
        left: { code: 'EffectRunning' },
      });
      expect(await ledger().resolve('one', 'By hand.', NOON)()).toMatchObject({
        left: { code: 'EffectRunning' },
      });
    });
  });
};
