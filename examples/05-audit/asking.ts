import { controlTotals, explainAccount } from '@disdetta/audit';
import type { ExplainedDecision, RefundNotInAccount } from '@disdetta/audit';
import { moneyOf, spellMoney } from '@disdetta/core';
import type { StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { reading } from './looking.ts';
import type { Times } from './times.ts';

/** Why each refund that an account asked for was due or refused, with the events behind it. */
export const explainRefunds = (
  file: string,
  accountId: string,
): TE.TaskEither<StoreError | RefundNotInAccount, readonly string[]> =>
  pipe(
    reading(file, (store) => explainAccount(store, accountId)),
    TE.map(({ decisions }) => decisions.flatMap(spell)),
  );

const spell = ({ decided }: ExplainedDecision): readonly string[] =>
  decided.map(({ text, evidence }) => `  ${text} [${evidence.join(', ')}]`);

/** What was charged and given back in a stretch of time, to be held against other books. */
export const totalsOf = (
  file: string,
  { from, to }: Times,
): TE.TaskEither<StoreError, readonly string[]> =>
  pipe(
    reading(file, (store) => controlTotals(store, { periods: [{ from, to }] })),
    TE.map(({ periods }) =>
      periods.flatMap(({ currencies }) =>
        currencies.map(({ currency, charged, settled, owed, reconciles }) => {
          const [all, back, due] = [charged, settled, owed.closing].map((amount) =>
            spellMoney(moneyOf(amount, currency)),
          );
          const sum = reconciles ? 'and it adds up' : 'and it does not add up';
          return `  charged ${all}, given back ${back}, owed ${due}, ${sum}`;
        }),
      ),
    ),
  );
