import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { defaultPolicies } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';
import { commandOf, facts, openings } from '../testing/intents.ts';
import type { Intent } from '../testing/intents.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { judgeRefund } from './eligibility.ts';
import { accountFold } from './evolve.ts';
import { linesOf } from './lines.ts';
import { unknownAccount } from './state.ts';
import type { Account } from './state.ts';

const AT = '2026-04-10T12:00:00.000Z' as Instant;

const policies = fc.constantFrom<Policies>(
  defaultPolicies,
  { ...defaultPolicies, payments: 'recorded' },
  { ...defaultPolicies, refund: { name: 'prorated-within-days', version: 1, days: 40 } },
);

/** What an id names is told once: the same id with other content is a conflict, not a fact. */
const idOf = ({ type, data }: Intent): string => {
  const id = data['disputeId'] ?? data['paymentId'] ?? data['usageId'] ?? data['invoiceId'];
  return JSON.stringify([type, id, data['state']]);
};

const setsOfFacts = (size: number): fc.Arbitrary<readonly Intent[]> =>
  fc.uniqueArray(facts, { minLength: 2, maxLength: size, size: 'max', selector: idOf });

function* permutations<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  if (items.length <= 1) yield items;
  for (const [index, item] of items.entries()) {
    for (const rest of items.length > 1 ? permutations(items.toSpliced(index, 1)) : []) {
      yield [item, ...rest];
    }
  }
}

const tell = (opening: readonly Command[], told: readonly Intent[], under: Policies): Account => {
  const account = unknownAccount();
  const commands = [
    ...opening,
    ...told.map((fact, place) => commandOf(fact, place, account, under)),
  ];
  for (const command of commands) {
    const outcome = decide(command, account, under);
    if (!isRight(outcome)) continue;
    for (const event of outcome.right) accountFold.change(account, event);
  }
  return account;
};

const judgements = (account: Account, under: Policies): readonly unknown[] =>
  linesOf(account).map((line) => judgeRefund(under, account, line, AT).eligibility);

const isOrderFree = (
  opening: readonly Command[],
  told: readonly Intent[],
  under: Policies,
): void => {
  const expected = judgements(tell(opening, told, under), under);
  for (const order of permutations(told)) {
    expect(judgements(tell(opening, order, under), under)).toEqual(expected);
  }
};

describe('the same set of facts', () => {
  it('gives the same eligibility in every order', () => {
    fc.assert(fc.property(openings, setsOfFacts(5), policies, isOrderFree), { numRuns: 300 });
  });

  it('gives the same eligibility in every order of up to seven', () => {
    fc.assert(fc.property(openings, setsOfFacts(7), policies, isOrderFree), { numRuns: 15 });
  });
});
