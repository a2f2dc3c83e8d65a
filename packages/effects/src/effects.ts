import type { Effect } from './effect.ts';
import type { EffectRefusal, EffectsError, LedgerError } from './effectsErrors.ts';
import type { EffectsStatus, Overdue } from './status.ts';

/** What came of a question to the ledger, or of what a person did there. */
export type EffectsResult<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly refusal: LedgerError | EffectRefusal };

/** A reactor at work. Nothing is ever thrown: what went wrong is in the answer or the status. */
export interface Effects {
  /** Begins nothing more, waits for what runs, and resolves. The store and the ledger stay open. */
  readonly stop: () => Promise<void>;
  /** Resolves when it has stopped: null when it was asked to, or the error that made it. */
  readonly ended: Promise<EffectsError | null>;
  /** Resolves when what is in the log now has been read. */
  readonly caughtUp: () => Promise<void>;
  /** The same, and nothing runs or is due any more; what waits for later does not count. */
  readonly idle: () => Promise<void>;
  readonly status: () => Promise<EffectsResult<{ readonly status: EffectsStatus }>>;
  /** Effects that wait for a person. */
  readonly parked: () => Promise<EffectsResult<{ readonly effects: readonly Effect[] }>>;
  /** Effects that are late. */
  readonly overdue: () => Promise<EffectsResult<{ readonly overdue: readonly Overdue[] }>>;
  /** How one effect stands, done ones included; null for a key that the ledger does not know. */
  readonly find: (key: string) => Promise<EffectsResult<{ readonly effect: Effect | null }>>;
  /** Has an effect that is parked, waits or was handed over tried again, from attempt 1. */
  readonly release: (key: string) => Promise<EffectsResult<{ readonly effect: Effect }>>;
  /** Closes such an effect by hand; the note says why and is kept: no personal data. */
  readonly resolve: (
    key: string,
    note: string,
  ) => Promise<EffectsResult<{ readonly effect: Effect }>>;
}
