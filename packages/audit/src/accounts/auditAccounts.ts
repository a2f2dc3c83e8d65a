import { isAccountStream, streamOf } from '@disdetta/core';
import type { AccountId, EventStore, StoreError } from '@disdetta/core';
import type { Exception, Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { accountOf } from '../decisions/accounts.ts';
import type { Finding } from '../finding.ts';
import { auditAccountOnce } from './auditAccountOnce.ts';
import { NO_EVENTS, added } from './checksum.ts';
import type { Checksum } from './checksum.ts';

/** Accounts to be audited: threads may share them, and each takes the next that nobody has. */
export interface AccountsToAudit {
  /** After which position each account begins, and then each journal of refusals. */
  readonly beginnings: BigInt64Array<SharedArrayBuffer>;
  /** Which of them is the next that nobody has taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
  readonly end: bigint;
  readonly pageSize: number;
  readonly exceptions: Stretch | undefined;
}

/** What some of the accounts have come to. */
export interface AuditedAccounts {
  readonly findings: readonly Finding[];
  readonly exceptions: readonly Exception[];
  readonly decisions: number;
  readonly refusals: number;
  readonly checksum: Checksum;
  /** Whether all of them were in order; as soon as one is not, no more are looked at. */
  readonly isInOrder: boolean;
}

/** What no account at all has come to. */
const NO_ACCOUNTS: AuditedAccounts = {
  findings: [],
  exceptions: [],
  decisions: 0,
  refusals: 0,
  checksum: NO_EVENTS,
  isInOrder: true,
};

/** What several threads have come to, in the order of accounts whoever had them. */
export const joined = (parts: readonly AuditedAccounts[]): AuditedAccounts => ({
  findings: parts.flatMap(({ findings }) => findings),
  exceptions: parts
    .flatMap(({ exceptions }) => exceptions)
    .sort((one, other) => compare(one.accountId, other.accountId)),
  decisions: parts.reduce((sum, { decisions }) => sum + decisions, 0),
  refusals: parts.reduce((sum, { refusals }) => sum + refusals, 0),
  checksum: parts.map(({ checksum }) => checksum).reduce(added, NO_EVENTS),
  isInOrder: parts.every(({ isInOrder }) => isInOrder),
});

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** Audits accounts one after the other until nobody has any left. One is held at a time. */
export const auditAccounts =
  (
    store: EventStore,
    work: AccountsToAudit,
    onAccount: () => void,
  ): TaskEither<StoreError, AuditedAccounts> =>
  async () => {
    const findings: Finding[] = [];
    const exceptions: Exception[] = [];
    let [decisions, refusals, checksum] = [0, 0, NO_EVENTS];
    for (const after of takenFrom(work)) {
      const accountId = await accountAfter(store, after, work)();
      if (E.isLeft(accountId)) return accountId;
      if (accountId.right === null) continue;
      const audited = await auditAccountOnce(store, accountId.right, work)();
      if (E.isLeft(audited)) return audited;
      const account = audited.right;
      if (!account.isInOrder) {
        // The log is read in another way then, so nobody has to go on.
        Atomics.store(work.next, 0, work.beginnings.length);
        return E.right({ ...NO_ACCOUNTS, isInOrder: false });
      }
      findings.push(...account.findings);
      exceptions.push(...account.exceptions);
      checksum = added(checksum, account.checksum);
      decisions += account.decisions;
      refusals += account.refusals;
      onAccount();
    }
    return E.right({ findings, exceptions, decisions, refusals, checksum, isInOrder: true });
  };

/** Takes one beginning after the other, each but once, whoever else takes some. */
function* takenFrom({ beginnings, next }: AccountsToAudit): Generator<bigint> {
  for (;;) {
    const taken = beginnings[Atomics.add(next, 0, 1)];
    if (taken === undefined) return;
    yield taken;
  }
}

/** The account that begins after a position; null where its own beginning stands for it. */
const accountAfter = (
  store: EventStore,
  after: bigint,
  { end }: AccountsToAudit,
): TaskEither<StoreError, AccountId | null> =>
  pipe(
    store.readAll(after, 1),
    TE.chain(([first]) => {
      const accountId = first === undefined ? null : accountOf(first.stream);
      if (accountId === null || first === undefined || isAccountStream(first.stream)) {
        return TE.right(accountId);
      }
      return pipe(
        store.readStream(streamOf(accountId), { limit: 1 }),
        TE.map(({ events: [own] }) =>
          own !== undefined && own.position <= end ? null : accountId,
        ),
      );
    }),
  );
