import type { Currency, EventStore, Money, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refundDecisionsOf } from '../decisions/refundDecision.ts';
import type { RefundDecision } from '../decisions/refundDecision.ts';
import { walkAccounts } from '../walkAccounts.ts';
import type { WalkOptions } from '../walkAccounts.ts';
import { differenceOf, dueOf } from './difference.ts';
import type { WhatIfDifference } from './difference.ts';
import { judge, requestOf } from './judged.ts';
import type { OtherPolicies } from './readPolicies.ts';

/** What requests come to in one currency, in minor units. */
export interface WhatIfTotals {
  readonly currency: Currency;
  /** What was promised. */
  readonly given: number;
  /** What was due under the recorded policies, agreed to or not. */
  readonly due: number;
  /** What would be due under the others. */
  readonly wouldBeDue: number;
  readonly difference: number;
}

/** How past requests would have been answered under other policies. */
export interface WhatIf {
  readonly accounts: number;
  /** Requests that were accepted, and those whose refusal was written down. */
  readonly accepted: number;
  readonly refused: number;
  /** Account by account, in the order of the decisions. */
  readonly differences: readonly WhatIfDifference[];
  /** In the order of their codes; never added up. */
  readonly totals: readonly WhatIfTotals[];
}

/** Which requests are judged again. */
export interface WhatIfOptions extends WalkOptions {
  /** Those made in a stretch of time; left out, all. */
  readonly stretch?: Stretch;
}

/**
 * Judges every past request for a refund again under other policies: each on what was known at its
 * moment and as the account really was, so what a different answer would have led to is not played
 * out. Withdrawals are a right and are left out. One account is held at a time.
 */
export const whatIf = (
  store: EventStore,
  others: OtherPolicies,
  { stretch, ...options }: WhatIfOptions = {},
): TE.TaskEither<StoreError, WhatIf> => {
  const sums = createSums();
  const differences: WhatIfDifference[] = [];
  const counts = { accepted: 0, refused: 0 };
  const see = (decision: RefundDecision): void => {
    const { command, policies, outcome } = decision;
    const { at } = command.data;
    if (stretch !== undefined && (at < stretch.from || at >= stretch.to)) return;
    const request = requestOf(decision);
    if (request === null) return;
    counts[outcome.accepted ? 'accepted' : 'refused'] += 1;
    const then = judge(request, policies);
    const otherwise = judge(request, { ...policies, ...others });
    sums.add('given', givenIn(decision));
    sums.add('due', dueOf(then));
    sums.add('wouldBeDue', dueOf(otherwise));
    const difference = differenceOf(decision, then, otherwise);
    if (difference !== null) differences.push(difference);
  };
  return pipe(
    walkAccounts(store, options, {
      onAccount: (_, record) => {
        refundDecisionsOf(record).forEach(see);
      },
    }),
    TE.map((accounts) => ({ accounts, ...counts, differences, totals: sums.totals() })),
  );
};

/** What was promised. */
const givenIn = ({ outcome }: RefundDecision): Money | null => {
  if (!outcome.accepted) return null;
  const requested = outcome.events.find(({ type }) => type === 'RefundRequested');
  return requested?.type === 'RefundRequested' ? requested.data.amount : null;
};

type Sums = Record<'given' | 'due' | 'wouldBeDue', number>;

const createSums = () => {
  const byCurrency = new Map<Currency, Sums>();
  return {
    add: (kind: keyof Sums, money: Money | null): void => {
      if (money === null) return;
      const sums = byCurrency.get(money.currency) ?? { given: 0, due: 0, wouldBeDue: 0 };
      sums[kind] += money.amount;
      byCurrency.set(money.currency, sums);
    },
    totals: (): readonly WhatIfTotals[] =>
      [...byCurrency]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([currency, sums]) => ({
          currency,
          ...sums,
          difference: sums.wouldBeDue - sums.due,
        })),
  };
};
