import { createHandle } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { eventsAMonth } from '../arithmetic/rates.ts';
import { tenMillionAccounts } from '../assumptions.ts';
import { unwrap } from '../../bench/outcomes.ts';
import { monthOf } from './month.ts';

const ACCOUNTS = 600;

describe('the month of a firm', () => {
  const { openings, renewals, rest } = monthOf(ACCOUNTS, tenMillionAccounts);

  it('has its commands accepted, in the mix that is assumed', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store, rememberedAccounts: ACCOUNTS });
    const counts: Record<string, number> = {};
    for (const { command } of [...openings, ...renewals, ...rest]) {
      for (const { type } of unwrap(await handle(command)()).events) {
        counts[type] = (counts[type] ?? 0) + 1;
      }
    }
    const { AccountOpened, PlanStarted, AddOnStarted, ...rates } = eventsAMonth(tenMillionAccounts);
    expect([AccountOpened, PlanStarted, AddOnStarted]).not.toContain(undefined);
    expect(counts).toMatchObject({ AccountOpened: ACCOUNTS, PlanStarted: ACCOUNTS });
    for (const [type, rate] of Object.entries(rates)) {
      const expected = rate * ACCOUNTS;
      // As far from the mean as chance may well be, three deviations of a rare event.
      const spread = 3 * Math.sqrt(expected) + 0.1 * expected;
      expect({ type, off: Math.abs((counts[type] ?? 0) - expected) <= spread }).toEqual({
        type,
        off: true,
      });
    }
  });

  it('is the same in every run, in the order of time', () => {
    const again = monthOf(ACCOUNTS, tenMillionAccounts);
    expect(again.rest.slice(0, 100)).toEqual(rest.slice(0, 100));
    for (const stretch of [openings, renewals, rest]) {
      const times = stretch.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
  });
});
