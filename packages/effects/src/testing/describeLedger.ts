import { answerOf } from './answers.ts';
import { describeClaiming } from './ledger/claiming.ts';
import { describeLeases } from './ledger/leases.ts';
import { describeOutcomes } from './ledger/outcomes.ts';
import { describePeople } from './ledger/people.ts';
import { describeReading } from './ledger/reading.ts';
import { withLedger } from './ledger/trial.ts';
import type { OpenLedger } from './ledger/trial.ts';

/** Every promise of the `Ledger` port, for any ledger: no promise can be left out. */
export const describeLedger = (name: string, open: OpenLedger): void => {
  describe(`${name}, a ledger of effects`, () => {
    describeReading(open);
    describeClaiming(open);
    describeLeases(open);
    describeOutcomes(open);
    describePeople(open);

    describe('once it is closed', () => {
      const { ledger } = withLedger(open);

      it('answers nothing', async () => {
        await answerOf(ledger().close());

        expect(await ledger().progress()()).toMatchObject({ left: { code: 'LedgerUnavailable' } });
      });
    });
  });
};
