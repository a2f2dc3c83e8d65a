import { defaultPolicies } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';
import { explore } from '../testing/model/explore.ts';
import { FACTS } from '../testing/model/world.ts';
import type { Fact } from '../testing/model/world.ts';

/** Each more takes some six times as long: six take an hour. */
const STEPS = Number(process.env['DISDETTA_MODEL_STEPS'] ?? 3);

const {
  invoices: [march, april],
  payments: [paymentOfMarch],
  disputes: [disputed],
} = FACTS;

const STRICT: Policies = { ...defaultPolicies, payments: 'recorded', addOns: 'cancel-first' };

interface Beginning {
  readonly beginning: string;
  readonly policies: Policies;
  readonly facts: readonly Fact[];
}

const BEGINNINGS: readonly Beginning[] = [
  { beginning: 'from the start', policies: defaultPolicies, facts: [] },
  { beginning: 'once a period is billed', policies: defaultPolicies, facts: [march] },
  {
    beginning: 'once a period is billed and paid, where payments count',
    policies: STRICT,
    facts: [march, paymentOfMarch],
  },
  {
    beginning: 'once two periods are billed, one of them disputed',
    policies: defaultPolicies,
    facts: [march, april, disputed],
  },
];

describe('everything that can happen in a small world, in every order', () => {
  it.each(BEGINNINGS)(
    'breaks no invariant $beginning',
    ({ beginning, policies, facts }) => {
      const opening = facts.map(({ command }) => command);
      const { states, decisions, violations } = explore(policies, opening, STEPS);
      process.stdout.write(
        `small world ${beginning}: ${states} states, ${decisions} decisions, ${STEPS} steps\n`,
      );
      expect(violations).toEqual([]);
      expect(states).toBeGreaterThan(100);
    },
    3_600_000,
  );
});
