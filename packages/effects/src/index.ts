export type { ClosingFact, Effect, EffectName, EffectState, EventPlace, Lease } from './effect.ts';
export type { Effects, EffectsResult } from './effects.ts';
export { CannotStart } from './effectsErrors.ts';
export type {
  EffectRefusal,
  EffectsError,
  LedgerError,
  LedgerFailed,
  LedgerUnavailable,
  LogRebuilt,
  StartNotChosen,
  UnknownEffect,
} from './effectsErrors.ts';
export { never, notYet } from './handlers.ts';
export type { Answer, Handing, Handler, Handlers, Never, NotYet } from './handlers.ts';
export type { KeptError } from './keptError.ts';
export { createMemoryLedger } from './ledger/memoryLedger.ts';
export type {
  Checkpoint,
  Claim,
  Claimed,
  Collected,
  Ledger,
  Progress,
  Reading,
  Run,
  Tally,
} from './ledger/ledger.ts';
export type { Outcome } from './ledger/outcome.ts';
export type { From } from './reactor/beginning.ts';
export type { Retry } from './retry.ts';
export type { EffectsOptions } from './settings.ts';
export { startEffects } from './startEffects.ts';
export type { EffectsStatus, Overdue } from './status.ts';
export type { Clock, Timers } from './time.ts';
