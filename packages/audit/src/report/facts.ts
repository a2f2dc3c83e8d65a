import type { Currency, Instant } from '@disdetta/core';
import type { CancellationReasons, Stretch } from '@disdetta/projections';
import type { Audit } from '../audit.ts';
import type { AccountStory } from './story/accountStory.ts';
import type { TotalName } from './language/words.ts';

/** What moved in one month and one currency, in minor units. */
export interface MonthTotals extends Readonly<Record<TotalName, number>> {
  /** The month in UTC, `2026-03`. */
  readonly month: string;
  readonly currency: Currency;
}

/** All that a report says, gathered; written down, it is the same text for the same facts. */
export interface ReportFacts {
  /** As of when it speaks: the caller's clock, never one of ours. */
  readonly at: Instant;
  /** Of which time exceptions, totals and reasons are told. */
  readonly stretch: Stretch;
  readonly audit: Audit;
  /** In the order of currencies, then months; months in which nothing moved are left out. */
  readonly months: readonly MonthTotals[];
  readonly reasons: CancellationReasons;
  /** The account that it is about; null: the whole log. */
  readonly account: AccountStory | null;
}
