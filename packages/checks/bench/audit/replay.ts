import { accountFold, decodeAccountEvent } from '@disdetta/core';
import type { AccountId } from '@disdetta/core';
import { cancellationReasonsView, exceptionsView, refundsLedgerView } from '@disdetta/projections';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { timed } from '../measure.ts';
import { unwrap } from '../outcomes.ts';

const PAGE = 500;

/** Reads a log from disk through all projections: those of all accounts, and each account. */
export const replay = (path: string): Promise<number> =>
  timed(async () => {
    const store = unwrap(await openSqliteStore({ path, readOnly: true })());
    const ledger = refundsLedgerView.empty();
    const reasons = cancellationReasonsView.empty();
    const exceptions = exceptionsView.empty();
    const accounts = new Map<AccountId, ReturnType<typeof accountFold.empty>>();
    let position = 0n;
    for (;;) {
      const page = unwrap(await store.readAll(position, PAGE)());
      for (const stored of page) {
        const event = unwrap(decodeAccountEvent(stored));
        refundsLedgerView.change(ledger, event);
        cancellationReasonsView.change(reasons, event);
        exceptionsView.change(exceptions, event);
        const account = accounts.get(event.data.accountId) ?? accountFold.empty();
        accountFold.change(account, event);
        accounts.set(event.data.accountId, account);
        position = stored.position;
      }
      if (page.length < PAGE) break;
    }
    unwrap(await store.close()());
  });
