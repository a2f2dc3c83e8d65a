import { answerOf } from '../answers.ts';
import { NOON, claimOf, effect, inStream, later, run, withLedger } from './trial.ts';
import type { OpenLedger } from './trial.ts';

/** Which effects a ledger gives to whom, and in which order. */
export const describeClaiming = (open: OpenLedger): void => {
  describe('claiming', () => {
    const { claim, find, ledger } = withLedger(open);

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

      expect(await answerOf(ledger().claim(claimOf('reactor-1')))).toMatchObject({
        nextAt: later(5),
      });
      expect(await answerOf(ledger().claim(claimOf('reactor-2')))).toMatchObject({
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
        await answerOf(ledger().finish(run(key, 'reactor-1'), outcome, NOON));
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
          ledger().finish(
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
};
