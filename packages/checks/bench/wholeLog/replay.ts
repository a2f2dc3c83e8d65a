import { accountFold, decodeAccountEvent } from '@disdetta/core';
import type { AccountId } from '@disdetta/core';
import { cancellationReasonsView, exceptionsView, refundsLedgerView } from '@disdetta/projections';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { timed } from '../measure.ts';
import { unwrap } from '../outcomes.ts';

const PAGE = 500;

type Accounts = Map<AccountId, ReturnType<typeof accountFold.empty>>;

const accountIn = (
  accounts: Accounts,
  accountId: AccountId,
): ReturnType<typeof accountFold.empty> => {
  const known = accounts.get(accountId);
  if (known !== undefined) return known;
  const account = accountFold.empty();
  accounts.set(accountId, account);
  return account;
};

/** Reads a log from disk through all projections: those of all accounts, and each account. */
export const replay = (path: string): Promise<number> =>
  timed(async () => {
    const store = unwrap(await openSqliteStore({ path, readOnly: true })());
    const ledger = refundsLedgerView.empty();
    const reasons = cancellationReasonsView.empty();
    const exceptions = exceptionsView.empty();
    const accounts: Accounts = new Map();
    let position = 0n;
    for (;;) {
      const page = unwrap(await store.readAll(position, PAGE)());
      for (const stored of page) {
        const event = unwrap(decodeAccountEvent(stored));
        refundsLedgerView.change(ledger, event);
        cancellationReasonsView.change(reasons, event);
        exceptionsView.change(exceptions, event);
        accountFold.change(accountIn(accounts, event.data.accountId), event);
        position = stored.position;
      }
      if (page.length < PAGE) break;
    }
    unwrap(await store.close()());
  });
