import { accountFold, later, linesOf, unknownAccount } from '@disdetta/core';
import type { Account, Fold, Instant, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import { defineReadModel } from '../model/readModel.ts';
import type { ReadModel } from '../model/readModel.ts';
import { showLine } from './shownLine.ts';

/** An account without its uses, of which there may be very many, and when it last changed. */
export interface AccountRow {
  readonly account: Account;
  readonly lastEventAt: Instant | null;
}

const fold: Fold<AccountRow, RecordedAccountEvent> = {
  empty: () => ({ account: unknownAccount(), lastEventAt: null }),
  change: (row, event) => {
    const at = happenedAt(event);
    row.lastEventAt = row.lastEventAt === null ? at : later(row.lastEventAt, at);
    accountFold.change(row.account, event);
  },
};

/**
 * A row for every account, with its lines as they stood right after its last event: for people
 * who ask with SQL. Uses leave it as it is; nothing that it shows depends on them.
 */
export const accounts: ReadModel<AccountRow> = defineReadModel({
  name: 'accounts',
  version: 1,
  partOf: ({ type }) => (type === 'UsageRecorded' || type === 'UsageVoided' ? null : ''),
  fold,
  columns: {
    account_id: 'text',
    time_zone: 'text',
    opened_at: 'instant',
    closed_at: 'instant',
    last_event_at: 'instant',
    lines: 'json',
  },
  show: ({ account, lastEventAt }) => ({
    account_id: account.accountId,
    time_zone: account.timeZone,
    opened_at: account.openedAt,
    closed_at: account.closedAt,
    last_event_at: lastEventAt,
    lines:
      lastEventAt === null
        ? []
        : linesOf(account).map((line) => showLine(account, line, lastEventAt)),
  }),
});
