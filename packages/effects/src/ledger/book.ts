import type { Instant, RefundId } from '@disdetta/core';
import type * as E from 'fp-ts/lib/Either.js';
import type { Effect } from '../effect.ts';
import type { LedgerError } from '../effectsErrors.ts';
import type { Claim, Progress, Tally } from './ledger.ts';

/** What a ledger that answers at once is kept in; each call may throw what the medium throws. */
export interface Book {
  /** Runs work as one transaction: kept, durably, when it returns, undone when it throws. */
  readonly transact: <A>(work: () => A) => E.Either<LedgerError, A>;
  readonly readProgress: () => Progress;
  readonly writeProgress: (progress: Progress) => void;
  readonly find: (key: string) => Effect | null;
  /** Writes an effect, in the place of the one that has its key. */
  readonly save: (effect: Effect) => void;
  readonly awaiting: (stream: string, refundId: RefundId) => Effect | null;
  /** Effects that may be given to an owner, the earliest first. */
  readonly claimable: (claim: Claim) => readonly Effect[];
  readonly nextAt: (claim: Claim) => Instant | null;
  readonly parked: () => readonly Effect[];
  readonly overdue: (now: Instant, handedOverBefore: Instant) => readonly Effect[];
  readonly tallies: () => readonly Tally[];
  readonly close: () => E.Either<LedgerError, void>;
}

/** Before anything was read. */
export const NOTHING_READ: Progress = { version: 0, checkpoint: null, collected: [] };
