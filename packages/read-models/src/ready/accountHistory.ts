import { defaultPolicies, LIBRARY_VERSION } from '@disdetta/core';
import type { EventMetadata, Fold, RecordedAccountEvent } from '@disdetta/core';
import { defineReadModel } from '../model/readModel.ts';
import type { ReadModel } from '../model/readModel.ts';

/** So many events of an account stand in one row: an account grows by rows, and no row for ever. */
const PAGE = 64n;

/** An event with who asked for it, and without the metadata that no question looks at. */
type KeptEvent = ReturnType<typeof keep>;

/** Some events of one account, in their order. */
export interface HistoryPage {
  readonly accountId: string | null;
  readonly events: readonly KeptEvent[];
}

const keep = ({ metadata: { actor }, ...event }: RecordedAccountEvent) => ({ ...event, actor });

const fold: Fold<HistoryPage, RecordedAccountEvent> = {
  empty: () => ({ accountId: null, events: [] }),
  change: (page, event) => {
    page.accountId = event.data.accountId;
    // Kept as it is and never altered, as the events of any state.
    page.events.push(keep(event) as (typeof page.events)[number]);
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

const NOT_KEPT: Omit<EventMetadata, 'actor'> = {
  schemaVersion: 1,
  commandId: 'not-kept',
  commandType: 'not-kept',
  command: {},
  decidedBy: { library: LIBRARY_VERSION, policies: defaultPolicies },
  previousHash: null,
};

/** The events of some pages of one account, as projections take them; their commands are not kept. */
export const historyOf = (pages: readonly HistoryPage[]): readonly RecordedAccountEvent[] =>
  pages.flatMap(({ events }) =>
    events.map(({ actor, ...event }) => ({ ...event, metadata: { ...NOT_KEPT, actor } })),
  );
