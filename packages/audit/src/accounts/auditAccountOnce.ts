import { decodeAccountEvent, decodeRefusal, refusalsStreamOf, streamOf } from '@disdetta/core';
import type {
  AccountId,
  EventStore,
  RecordedAccountEvent,
  RecordedRefusal,
  StoreError,
  StoredEvent,
  UndecodableEvent,
} from '@disdetta/core';
import type { Exception, Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createChain } from '../chain/chain.ts';
import { createAccountWalk } from '../decisions/accountWalk.ts';
import { watchExceptions } from '../decisions/exceptionWatch.ts';
import type { AccountFindings } from '../decisions/redecideAccount.ts';
import type { Finding } from '../finding.ts';
import { readStream } from '../readStream.ts';
import { createChecksum } from './checksum.ts';
import type { Checksum } from './checksum.ts';

/** How an account is audited. */
export interface AccountOptions {
  readonly pageSize: number;
  /** The last position to look at. */
  readonly end: bigint;
  readonly exceptions: Stretch | undefined;
}

/** What one account has come to. */
export interface AuditedAccount extends AccountFindings {
  readonly exceptions: readonly Exception[];
  readonly checksum: Checksum;
  /** Whether its events stand in their order, and each links to the one before it. */
  readonly isInOrder: boolean;
}

/** Audits one account: each of its events is read, decoded, hashed and folded once. */
export const auditAccountOnce =
  (
    store: EventStore,
    accountId: AccountId,
    { pageSize, end, exceptions: stretch }: AccountOptions,
  ): TaskEither<StoreError, AuditedAccount> =>
  async () => {
    const chain = createChain();
    const checksum = createChecksum();
    const watch = watchExceptions(stretch);
    const journal: RecordedRefusal[] = [];
    const findings: Finding[] = [];
    let isInOrder = true;
    let position = 0n;

    const see = (
      stored: StoredEvent,
      decoded: E.Either<UndecodableEvent, RecordedAccountEvent | RecordedRefusal>,
    ): void => {
      checksum.add(stored);
      if (chain.see(stored, decoded).length > 0 || stored.position <= position) isInOrder = false;
      position = stored.position;
    };
    const reading = { pageSize, end };

    const refusals = await readStream(store, refusalsStreamOf(accountId), reading, (stored) => {
      const decoded = decodeRefusal(stored);
      see(stored, decoded);
      if (E.isRight(decoded)) journal.push(decoded.right);
    })();
    if (E.isLeft(refusals)) return refusals;
    position = 0n;
    const walk = createAccountWalk(journal);
    const events = await readStream(store, streamOf(accountId), reading, (stored) => {
      const decoded = decodeAccountEvent(stored);
      see(stored, decoded);
      watch.see(decoded);
      findings.push(...walk.take(stored, decoded));
    })();
    if (E.isLeft(events)) return events;
    findings.push(...walk.end());
    return E.right({
      findings,
      exceptions: watch.answer(),
      decisions: walk.decisions(),
      refusals: journal.length,
      checksum: checksum.total(),
      isInOrder,
    });
  };
