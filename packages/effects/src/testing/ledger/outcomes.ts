import { answerOf } from '../answers.ts';
import { effect, later, run, withLedger } from './trial.ts';
import type { OpenLedger } from './trial.ts';

/** What becomes of an effect after a run. */
export const describeOutcomes = (open: OpenLedger): void => {
  describe('what a run comes to', () => {
    const { claim, close, find, ledger, stateOf } = withLedger(open);

    const outcome = { kind: 'handedOver', receipt: 'provider-7' } as const;
    const finish = () => answerOf(ledger().finish(run('one', 'reactor-1'), outcome, later(1)));

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
      expect(await answerOf(ledger().awaiting('account-one', 'refund-1'))).toMatchObject({
        state: 'handedOver',
      });

      await close('account-two', 'refund-1');
      expect(await stateOf('one')).toBe('handedOver');
      await close('account-one', 'refund-1');

      expect(await answerOf(ledger().find('one'))).toMatchObject({
        state: 'done',
        fact: { id: 'fact', type: 'RefundSettled' },
      });
      expect(await answerOf(ledger().awaiting('account-one', 'refund-1'))).toBeNull();
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
};
