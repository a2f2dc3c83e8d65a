import { answerOf } from '../answers.ts';
import { NOON, effect, inStream, later, withLedger } from './trial.ts';
import type { OpenLedger } from './trial.ts';

/** What a person can see and do. */
export const describePeople = (open: OpenLedger): void => {
  describe('a person', () => {
    const { claim, find, ledger } = withLedger(open);

    it('sees what is parked, in the order of the log', async () => {
      await find(
        effect('two', { state: 'parked', ...inStream('two', 'account-b', 8n) }),
        effect('one', { state: 'parked', ...inStream('one', 'account-a', 2n) }),
        effect('three'),
      );

      expect((await answerOf(ledger().parked())).map(({ key }) => key)).toEqual(['one', 'two']);
    });

    it('releases an effect: it is tried again from the first attempt', async () => {
      await find(effect('one', { state: 'parked', attempts: 3, attemptsBefore: 2 }));

      expect(await answerOf(ledger().release('one', later(5)))).toMatchObject({
        state: 'waiting',
        attempts: 0,
        attemptsBefore: 5,
        nextAttemptAt: later(5),
      });
      expect(await claim('reactor-1', { now: later(5) })).toEqual(['one running 1']);
    });

    it('resolves one, once', async () => {
      await find(effect('one', { state: 'parked' }));

      expect(await answerOf(ledger().resolve('one', 'Paid by hand.', NOON))).toMatchObject({
        state: 'done',
        note: 'Paid by hand.',
        doneAt: NOON,
      });
      expect(await ledger().resolve('one', 'Again.', NOON)()).toMatchObject({
        left: { code: 'EffectDone' },
      });
    });

    it('is told of a key that is not known', async () => {
      expect(await ledger().release('one', NOON)()).toMatchObject({
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

      const overdue = await answerOf(ledger().overdue(later(10), later(4)));

      expect(overdue.map(({ key }) => key)).toEqual(['due', 'long ago']);
    });

    it('sees how many stand where', async () => {
      await find(
        effect('one'),
        effect('two'),
        effect('three', { state: 'parked' }),
        effect('four', { name: 'AccountClosed' }),
      );

      const tallies = await answerOf(ledger().tallies());

      expect(new Set(tallies)).toEqual(
        new Set([
          { name: 'RefundRequested', state: 'waiting', count: 2 },
          { name: 'RefundRequested', state: 'parked', count: 1 },
          { name: 'AccountClosed', state: 'waiting', count: 1 },
        ]),
      );
    });
  });
};
