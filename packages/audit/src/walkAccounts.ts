import type { AccountId, EventStore, StoreError, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { isAudited } from './auditedEvent.ts';
import { accountOf } from './decisions/accounts.ts';
import { PAGE } from './pages.ts';
import { readAccount } from './readAccount.ts';
import type { AccountRecord } from './readAccount.ts';
import { readLog } from './readLog.ts';

/** How a log is walked. */
export interface WalkOptions {
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
}

/** Who wants to see what on a walk. */
export interface Walker {
  /** Is shown every event of an account, or of its refusals, in the order of the log. */
  readonly onEvent?: (event: StoredEvent) => void;
  /** Is shown account by account, in the order of their ids. */
  readonly onAccount: (accountId: AccountId, record: AccountRecord) => void;
}

/**
 * Walks a log: it is read once as a whole, then account by account, so that one account is held at
 * a time. What is written meanwhile is not looked at. Answers how many accounts there are.
 */
export const walkAccounts =
  (
    store: EventStore,
    { pageSize = PAGE }: WalkOptions,
    { onEvent, onAccount }: Walker,
  ): TaskEither<StoreError, number> =>
  async () => {
    const ends = new Map<string, bigint>();
    const read = await readLog(store, pageSize, (event) => {
      if (!isAudited(event.stream)) return;
      ends.set(event.stream, event.revision);
      onEvent?.(event);
    })();
    if (E.isLeft(read)) return read;
    const accounts = new Set([...ends.keys()].map(accountOf).filter((id) => id !== null));
    for (const accountId of [...accounts].sort()) {
      const record = await readAccount(store, accountId, pageSize, ends)();
      if (E.isLeft(record)) return record;
      onAccount(accountId, record.right);
    }
    return E.right(accounts.size);
  };
