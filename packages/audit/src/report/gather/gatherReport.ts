import { isAccountStream, streamOf } from '@disdetta/core';
import type { AccountId, EventStore, Instant, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { audit } from '../../audit.ts';
import type { AuditProgress } from '../../audit.ts';
import { PAGE } from '../../pages.ts';
import { readLog } from '../../readLog.ts';
import type { EarlierSeal } from '../../seal/earlierSeal.ts';
import type { LeavesUnfit } from '../../seal/leaves.ts';
import type { ReportFacts } from '../facts.ts';
import { accountStory } from '../story/accountStory.ts';
import { auditAccount } from './auditAccount.ts';
import { readAccount } from '../../readAccount.ts';
import { createTally } from './tally.ts';

/** What a report is to be about. */
export interface ReportOptions {
  /** As of when it speaks, by the caller's clock. */
  readonly at: Instant;
  /** Of which time exceptions, totals and reasons are told. */
  readonly stretch: Stretch;
  /** One account alone; left out, the whole log. */
  readonly accountId?: AccountId;
  /** Earlier seals of the log, each read by `verifySeal`. An account needs their leaves, too. */
  readonly seals?: readonly EarlierSeal[];
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
  /** Is told how far the audit of a whole log has come. */
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** No event is of the account that a report was asked about. */
export interface AccountNotInLog {
  readonly code: 'AccountNotInLog';
  readonly message: string;
  readonly facts: { readonly accountId: AccountId };
}

/** What can keep a report from being gathered. */
export type ReportError = StoreError | LeavesUnfit | AccountNotInLog;

/**
 * Gathers all that a report says. One account is held at a time, of the others their sums, and
 * whatever was found. A log that cannot be read to its end is reported as unreadable.
 */
export const gatherReport = (
  store: EventStore,
  options: ReportOptions,
): TaskEither<ReportError, ReportFacts> =>
  options.accountId === undefined
    ? ofLog(store, options)
    : ofAccount(store, options, options.accountId);

const ofLog =
  (store: EventStore, options: ReportOptions): TaskEither<ReportError, ReportFacts> =>
  async () => {
    const { at, stretch, pageSize = PAGE } = options;
    const audited = await audit(store, { ...options, exceptions: stretch })();
    if (E.isLeft(audited)) return audited;
    const tally = createTally(stretch);
    const facts = (): ReportFacts => ({
      at,
      stretch,
      audit: audited.right,
      months: tally.months(),
      reasons: tally.reasons(),
      account: null,
    });
    if (audited.right.failure !== null) return E.right(facts());
    const accounts = await accountsOf(store, pageSize)();
    if (E.isLeft(accounts)) return accounts;
    for (const accountId of accounts.right) {
      const account = await readAccount(store, accountId, pageSize)();
      if (E.isLeft(account)) return account;
      tally.add(account.right.history);
    }
    return E.right(facts());
  };

const accountsOf =
  (store: EventStore, pageSize: number): TaskEither<StoreError, ReadonlySet<AccountId>> =>
  async () => {
    const accounts = new Set<AccountId>();
    const read = await readLog(store, pageSize, ({ stream }) => {
      if (isAccountStream(stream)) accounts.add(stream.slice(streamOf('').length));
    })();
    return E.isLeft(read) ? read : E.right(accounts);
  };

const ofAccount =
  (
    store: EventStore,
    { at, stretch, pageSize = PAGE, seals = [] }: ReportOptions,
    accountId: AccountId,
  ): TaskEither<ReportError, ReportFacts> =>
  async () => {
    const record = await readAccount(store, accountId, pageSize)();
    if (E.isLeft(record)) return record;
    const { stored, history } = record.right;
    if (stored.length === 0) return E.left(notInLog(accountId));
    const options = { seals, stretch, pageSize };
    const audited = await auditAccount(store, accountId, record.right, options)();
    if (E.isLeft(audited)) return audited;
    const tally = createTally(stretch);
    tally.add(history);
    return E.right({
      at,
      stretch,
      audit: audited.right,
      months: tally.months(),
      reasons: tally.reasons(),
      account: accountStory(accountId, record.right, at),
    });
  };

const notInLog = (accountId: AccountId): AccountNotInLog => ({
  code: 'AccountNotInLog',
  message: 'This log holds no event of this account: look for how its id is spelt.',
  facts: { accountId },
});
