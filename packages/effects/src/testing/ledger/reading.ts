import type { Reading } from '../../ledger/ledger.ts';
import { answerOf } from '../answers.ts';
import { NOON, checkpoint, effect, later, withLedger } from './trial.ts';
import type { OpenLedger } from './trial.ts';

/** What a ledger promises about how far the log was read. */
export const describeReading = (open: OpenLedger): void => {
  describe('reading', () => {
    const { find, ledger, take } = withLedger(open);

    it('has not begun in a new ledger', async () => {
      expect(await answerOf(ledger().progress())).toEqual({
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
      expect(await answerOf(ledger().progress())).toEqual(advanced.progress);
      expect(await answerOf(ledger().find('one'))).toEqual(found);
    });

    it('takes nothing from a reader whom another has overtaken', async () => {
      await find(effect('one'));
      const late: Reading = {
        checkpoint: null,
        collected: [],
        found: [effect('two')],
        closed: [],
      };

      const advanced = await answerOf(ledger().advance(0, late, NOON));

      expect(advanced).toMatchObject({ isTaken: false, progress: { version: 1, checkpoint } });
      expect(await answerOf(ledger().find('two'))).toBeNull();
    });

    it('leaves an effect that is found again as it is', async () => {
      await find(effect('one'));
      await answerOf(ledger().resolve('one', 'By hand.', NOON));

      await find(effect('one'));

      expect(await answerOf(ledger().find('one'))).toMatchObject({
        state: 'done',
        note: 'By hand.',
      });
    });

    it('can be put back to the beginning of the log', async () => {
      await find(effect('one'));

      await take({ checkpoint: null });

      expect(await answerOf(ledger().progress())).toMatchObject({ version: 2, checkpoint: null });
    });
  });
};
