import type { Fold, RecordedAccountEvent } from '@disdetta/core';
import { leanEvent } from '../model/leanEvent.ts';
import { defineReadModel } from '../model/readModel.ts';
import type { ReadModel } from '../model/readModel.ts';

/** So many events of an account stand in one row: an account grows by rows, and no row for ever. */
const PAGE = 64n;

/** Some events of one account, in their order. */
export interface HistoryPage {
  readonly accountId: string | null;
  readonly events: readonly RecordedAccountEvent[];
}

const fold: Fold<HistoryPage, RecordedAccountEvent> = {
  empty: () => ({ accountId: null, events: [] }),
  change: (page, event) => {
    page.accountId = event.data.accountId;
    // Kept as it is and never altered, as the events of any state.
    page.events.push(leanEvent(event) as (typeof page.events)[number]);
  },
};

const digits = (page: bigint): string => String(page).padStart(12, '0');

/**
 * The events of every account, by pages. Every question about one account is answered from them,
 * for any instant and as it was known at any time, without a look at the log.
 */
export const accountHistory: ReadModel<HistoryPage> = defineReadModel({
  name: 'account_history',
  version: 1,
  partOf: ({ revision }) => digits(revision / PAGE),
  fold,
  columns: { account_id: 'text', events: 'integer', last_recorded_at: 'instant' },
  show: ({ accountId, events }) => ({
    account_id: accountId,
    events: events.length,
    last_recorded_at: events.at(-1)?.recordedAt,
  }),
});

/** The events of some pages of one account, as projections take them; without their metadata. */
export const historyOf = (pages: readonly HistoryPage[]): readonly RecordedAccountEvent[] =>
  pages.flatMap(({ events }) => events);
