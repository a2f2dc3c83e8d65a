import type { EventStore, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AccountsToAudit, AuditedAccounts } from './accounts/auditAccounts.ts';
import type { EarlierSeal } from './seal/earlierSeal.ts';

/** How far an audit has come. */
export type AuditProgress =
  | { readonly phase: 'reading'; readonly events: number; readonly position: bigint }
  | { readonly phase: 'deciding'; readonly accounts: number; readonly of: number };

/** Has accounts audited, each by `auditAccounts`; `onAccount` is told after every one. */
export type AuditByThreads = (
  work: AccountsToAudit,
  onAccount: () => void,
  store: EventStore,
) => TaskEither<StoreError, readonly AuditedAccounts[]>;

/** What an audit may be given. */
export interface AuditOptions {
  /** Earlier seals of this log, each read by `verifySeal`. Without any it is not anchored. */
  readonly seals?: readonly EarlierSeal[];
  /** Of which time exceptions are looked out for, such as late usage; left out, of none. */
  readonly exceptions?: Stretch;
  /** Whether every command is decided again. Default: yes; else only chain and seals are verified. */
  readonly isDeciding?: boolean;
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
  /** Is told after every page, and after every account. */
  readonly onProgress?: (progress: AuditProgress) => void;
  /** Who audits the accounts: threads that have the log open, say. Default: this thread. */
  readonly byThreads?: AuditByThreads;
}
