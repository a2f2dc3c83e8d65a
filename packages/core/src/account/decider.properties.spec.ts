import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { defaultPolicies } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';
import { commandOf, openings, stories } from '../testing/intents.ts';
import type { Intent } from '../testing/intents.ts';
import { decisionViolations, stateViolations } from '../testing/invariants.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import { accountFold, evolve, foldAccount } from './evolve.ts';
import { unknownAccount } from './state.ts';
import type { Account } from './state.ts';

const RUNS = Number(process.env['DISDETTA_RUNS'] ?? 10_000);
const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const policies: fc.Arbitrary<Policies> = fc.record({
  refund: fc.constantFrom<Policies['refund']>(
    { name: 'unused-since-last-billing', version: 1 },
    { name: 'prorated-within-days', version: 1, days: 40 },
    {
      firstOf: [
        { name: 'unused-since-last-billing', version: 1 },
        { name: 'prorated-within-days', version: 2, days: 14 },
      ],
    },
    {
      allOf: [
        { name: 'unused-since-last-billing', version: 1 },
        { name: 'prorated-within-days', version: 1, days: 60 },
      ],
    },
  ),
  addOns: fc.constantFrom<Policies['addOns']>('follow-plan', 'cancel-first'),
  reason: fc.constant(defaultPolicies.reason),
  payments: fc.constantFrom<Policies['payments']>('assumed', 'recorded'),
  withdrawal: fc.record({
    name: fc.constant('withdrawal' as const),
    version: fc.constant(1),
    startedOnRequest: fc.boolean(),
  }),
});

interface Story {
  readonly violations: readonly string[];
  readonly history: readonly Event[];
  readonly account: Account;
}

/** Lets a story happen, each intent decided on what came before, and watches the invariants. */
const tell = (opening: readonly Command[], story: readonly Intent[], under: Policies): Story => {
  const account = unknownAccount();
  const history: Event[] = [];
  const violations: string[] = [];
  const carryOut = (command: Command): void => {
    const outcome = decide(command, account, under);
    if (!isRight(outcome) || outcome.right.length === 0) return;
    violations.push(...decisionViolations(command, account, outcome.right));
    for (const event of outcome.right) {
      accountFold.change(account, event);
      history.push(event);
    }
    violations.push(...stateViolations(account, under));
  };
  opening.forEach(carryOut);
  story.forEach((intent, place) => {
    carryOut(commandOf(intent, place, account, under));
  });
  return { violations, history, account };
};

describe('whatever happens to an account, in whatever order', () => {
  beforeAll(() => {
    process.stdout.write(`account stories: ${RUNS} runs, seed ${SEED}\n`);
  });

  it('never breaks an invariant', () => {
    fc.assert(
      fc.property(openings, stories, policies, (opening, story, under) => {
        expect(tell(opening, story, under).violations).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('folds the same history into the same state, in one pass or event by event', () => {
    fc.assert(
      fc.property(openings, stories, policies, (opening, story, under) => {
        const { history, account } = tell(opening, story, under);
        expect(foldAccount(history)).toEqual(account);
        expect(history.reduce<Account>(evolve, unknownAccount())).toEqual(account);
      }),
      { numRuns: Math.min(RUNS, 1_000), seed: SEED },
    );
  });
});
