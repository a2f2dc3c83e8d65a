import type { AccountsToAudit, AuditedAccounts } from '@disdetta/audit';
import type { StoreError } from '@disdetta/core';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Failure } from '../failure.ts';
import type { LogPlace } from '../openLog.ts';

/** What a thread is given: where the log is, and the accounts that all threads share. */
export interface ThreadTask {
  readonly log: LogPlace;
  readonly work: AccountsToAudit;
}

/** What a thread tells: how many accounts more it is done with, and in the end what they came to. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly accounts: number }
  | { readonly kind: 'end'; readonly outcome: Either<StoreError | Failure, AuditedAccounts> };
