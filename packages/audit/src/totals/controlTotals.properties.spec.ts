import fc from 'fast-check';
import { plots, tell } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { valueOf } from '../testing/sealing.ts';
import { on } from '../testing/clockedLog.ts';
import { controlTotals } from './controlTotals.ts';
import type { ControlTotals } from './controlTotals.ts';

const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['DISDETTA_RUNS'] ?? 60);

const EVER = { from: on('0000-01-01T00:00:00.000Z'), to: on('9999-12-31T23:59:59.999Z') };

const differencesOf = ({ periods }: ControlTotals): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { currencies } of periods) {
    for (const { currency, net, owed } of currencies) {
      sums.set(`net ${currency}`, (sums.get(`net ${currency}`) ?? 0) + net.difference);
      sums.set(`owed ${currency}`, (sums.get(`owed ${currency}`) ?? 0) + owed.difference);
    }
  }
  return sums;
};

describe('the control totals of any history', () => {
  it('agree over all time, whatever is dated when, and month by month cancel out', async () => {
    process.stdout.write(`totals: ${RUNS} histories, seed ${SEED}\n`);
    await fc.assert(
      fc.asyncProperty(plots, async (plot) => {
        const store = storeOf(await tell(plot));
        const whole = valueOf(await controlTotals(store, { periods: [EVER] })());
        expect(whole.reconciles).toBe(true);
        const months = valueOf(await controlTotals(store)());
        expect([...differencesOf(months).values()].every((sum) => sum === 0)).toBe(true);
        expect(months.events).toBe(whole.events);
        const closing = months.periods
          .at(-1)
          ?.currencies.map(({ net, owed }) => [net.closing, owed.closing]);
        expect(closing).toEqual(
          whole.periods[0]?.currencies.map(({ net, owed }) => [net.closing, owed.closing]),
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('go on from month to month where they ended', async () => {
    await fc.assert(
      fc.asyncProperty(plots, async (plot) => {
        const { periods } = valueOf(await controlTotals(storeOf(await tell(plot)))());
        const last = new Map<string, number>();
        for (const { currencies } of periods) {
          for (const { currency, owed } of currencies) {
            expect(owed.opening).toBe(last.get(currency) ?? 0);
            last.set(currency, owed.closing);
          }
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
