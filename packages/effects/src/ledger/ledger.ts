import type { Instant, RefundId } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ClosingFact, Effect, EffectState } from '../effect.ts';
import type { EffectRefusal, LedgerError } from '../effectsErrors.ts';
import type { Outcome } from './outcome.ts';

/** The last event of the log that was looked at: enough to know the log again. */
export interface Checkpoint {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly eventId: string;
}

/** An effect that is collected from the log, and how much history was left out by choice. */
export interface Collected {
  readonly name: string;
  /** Events up to this position are left alone; 0n: none. */
  readonly skippedThrough: bigint;
  readonly since: Instant;
}

/** How far the log was read, and for what. Its version changes whenever it does. */
export interface Progress {
  readonly version: number;
  /** Null before the first event. */
  readonly checkpoint: Checkpoint | null;
  readonly collected: readonly Collected[];
}

/** What a stretch of the log has brought. */
export interface Reading {
  readonly checkpoint: Checkpoint | null;
  readonly collected: readonly Collected[];
  readonly found: readonly Effect[];
  /** Refunds of which nothing is on its way any more, by the stream of their account. */
  readonly closed: readonly {
    readonly stream: string;
    readonly refundId: RefundId;
    readonly fact: ClosingFact;
  }[];
}

/** Who wants to run effects, and which. */
export interface Claim {
  readonly owner: string;
  readonly names: readonly string[];
  readonly now: Instant;
  readonly until: Instant;
  readonly limit: number;
  /** An effect that was begun so often and never came to anything is parked. */
  readonly attempts: number;
}

/** What a claim came to. */
export interface Claimed {
  readonly claimed: readonly Effect[];
  /** What was parked, or found closed, where somebody had stopped while running it. */
  readonly settled: readonly Effect[];
  /** When the next may be begun, of those that are not due. */
  readonly nextAt: Instant | null;
}

/** One run of an effect: an owner never begins the same attempt twice. */
export interface Run {
  readonly key: string;
  readonly owner: string;
  readonly attempt: number;
}

/** How many effects of a name stand so. */
export interface Tally {
  readonly name: string;
  readonly state: EffectState;
  readonly count: number;
}

/**
 * The port to the ledger of effects, whole on this page. Each call is one transaction, and what it
 * answers is on the disk. Effects are known by their keys: one that is found again stays as it is.
 * At most one owner runs an effect at any time.
 */
export interface Ledger {
  readonly progress: () => TaskEither<LedgerError, Progress>;
  /** Takes a stretch of the log, if nobody has since that version; answers where reading stands. */
  readonly advance: (
    version: number,
    reading: Reading,
    now: Instant,
  ) => TaskEither<LedgerError, { readonly isTaken: boolean; readonly progress: Progress }>;

  /**
   * Gives effects to an owner until an instant: due ones, and those whose owner let the lease run
   * out. Of the named effects of a stream the earliest has to be out of the way first.
   */
  readonly claim: (claim: Claim) => TaskEither<LedgerError, Claimed>;
  /** Prolongs leases; answers the keys of those that are still the owner's. */
  readonly renew: (
    runs: readonly Run[],
    until: Instant,
  ) => TaskEither<LedgerError, readonly string[]>;
  /** Notes what a run came to; null when the effect is somebody else's by now. */
  readonly finish: (
    run: Run,
    outcome: Outcome,
    now: Instant,
  ) => TaskEither<LedgerError, Effect | null>;

  /** Has it tried again from attempt 1, now. */
  readonly release: (key: string, now: Instant) => TaskEither<LedgerError | EffectRefusal, Effect>;
  /** Closes it by hand, with a note that says why. */
  readonly resolve: (
    key: string,
    note: string,
    now: Instant,
  ) => TaskEither<LedgerError | EffectRefusal, Effect>;

  readonly find: (key: string) => TaskEither<LedgerError, Effect | null>;
  /** The effect that awaits the outcome of a refund of an account, unless it is done. */
  readonly awaiting: (stream: string, refundId: RefundId) => TaskEither<LedgerError, Effect | null>;
  readonly parked: () => TaskEither<LedgerError, readonly Effect[]>;
  /** What was due by now and is not handed over, and what was handed over before and is open. */
  readonly overdue: (
    now: Instant,
    handedOverBefore: Instant,
  ) => TaskEither<LedgerError, readonly Effect[]>;
  readonly tallies: () => TaskEither<LedgerError, readonly Tally[]>;
  readonly close: () => TaskEither<LedgerError, void>;
}
