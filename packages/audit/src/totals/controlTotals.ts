import type { EventStore, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { walkAccounts } from '../walkAccounts.ts';
import type { WalkOptions } from '../walkAccounts.ts';
import { createEventCount, together } from './counts.ts';
import type { Counts } from './counts.ts';
import { createLedger } from './ledger.ts';
import { reconcile } from './reconcile.ts';
import type { CurrencyTotals } from './reconcile.ts';
import { monthly, slicedAt } from './slices.ts';
import { createStreamCount } from './streams.ts';
import type { Gap, StreamTotals } from './streams.ts';

/** What a period came to: events by when they happened, and money by currency. */
export interface PeriodTotals extends Stretch, Counts {
  readonly currencies: readonly CurrencyTotals[];
}

/** What a log comes to, to be held against what others have written down. */
export interface ControlTotals extends Counts {
  readonly accounts: number;
  /** Events that cannot be decoded: they are in no other figure. */
  readonly undecodable: number;
  readonly streams: readonly StreamTotals[];
  /** Revisions that are missing. */
  readonly gaps: readonly Gap[];
  readonly periods: readonly PeriodTotals[];
  /** Whether opening and movement come to closing in every period. */
  readonly reconciles: boolean;
}

/** Of which periods totals are told. */
export interface ControlTotalsOptions extends WalkOptions {
  /** Left out: every calendar month in UTC in which anything happened. */
  readonly periods?: readonly Stretch[];
}

/**
 * Adds a log up, by period and currency, in minor units. Money is dated by its own instant.
 * Movement is told from the events, opening and closing from the state of the accounts at either
 * end of the period: where they do not agree, the difference is shown. One account is held at a
 * time, and of every stream its ends.
 */
export const controlTotals = (
  store: EventStore,
  { periods, ...options }: ControlTotalsOptions = {},
): TE.TaskEither<StoreError, ControlTotals> => {
  const slices = periods === undefined ? monthly : slicedAt(periods);
  const streams = createStreamCount();
  const count = createEventCount(slices);
  const ledger = createLedger(slices);
  let undecodable = 0;
  const walk = walkAccounts(store, options, {
    onEvent: streams.see,
    onAccount: (_, record) => {
      undecodable += record.stored.length - record.history.length - record.refusals.length;
      count.add(record);
      ledger.add(record.history);
    },
  });
  return pipe(
    walk,
    TE.map((accounts) => {
      const counted = count.counts();
      const entries = ledger.entries();
      const starts = counted.map(({ start }) => start).sort();
      const totals = slices.periods(starts).map((period) => ({
        ...period,
        ...together(
          counted
            .filter(({ start }) => start >= period.from && start < period.to)
            .map(({ counts }) => counts),
        ),
        currencies: reconcile(entries, period),
      }));
      return {
        accounts,
        undecodable,
        ...together(counted.map(({ counts }) => counts)),
        streams: streams.streams(),
        gaps: streams.gaps(),
        periods: totals,
        reconciles: totals.every(({ currencies }) =>
          currencies.every(({ reconciles }) => reconciles),
        ),
      };
    }),
  );
};
