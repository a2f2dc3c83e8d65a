import type { EventStore } from '@disdetta/core';
import type { Effect } from './effect.ts';
import type { Handlers } from './handlers.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { From } from './reactor/beginning.ts';
import { defaultRetry } from './retry.ts';
import type { Retry } from './retry.ts';
import { systemClock, systemTimers } from './time.ts';
import type { Clock, Timers } from './time.ts';

/** What `startEffects` works on. */
export interface EffectsOptions {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly handlers: Handlers;
  /** Where to begin; needed when the ledger sees an effect's name for the first time. */
  readonly from?: From;
  /** `false` for replays: nothing is read, nothing recorded, nothing run. Default: true. */
  readonly enabled?: boolean;
  readonly retry?: Partial<Retry>;
  /** How many effects run side by side. Default: 8. */
  readonly concurrency?: number;
  /** How long after its owner was last heard of an effect is taken over. Default: 30,000. */
  readonly leaseMilliseconds?: number;
  /** After how long an effect whose fact has not come back is overdue. Default: seven days. */
  readonly factDueMilliseconds?: number;
  /** How long what others do in the ledger may go unnoticed. Default: 5,000. */
  readonly lookEveryMilliseconds?: number;
  /** Told of each effect that this reactor parks, once. */
  readonly onParked?: (effect: Effect) => void;
  /** Stops the reactor. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly timers?: Timers;
  /** A number from 0 to 1, for the spread of retries. Default: `Math.random`. */
  readonly random?: () => number;
}

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1_000;

/** The options with their defaults. */
export type EffectsSettings = Required<Omit<EffectsOptions, 'from' | 'signal' | 'retry'>> & {
  readonly from: From | undefined;
  readonly signal: AbortSignal | undefined;
  readonly retry: Retry;
};

/** Fills in what was left out. */
export const settingsOf = (options: EffectsOptions): EffectsSettings => ({
  enabled: true,
  concurrency: 8,
  leaseMilliseconds: 30_000,
  factDueMilliseconds: SEVEN_DAYS,
  lookEveryMilliseconds: 5_000,
  onParked: () => undefined,
  clock: systemClock,
  timers: systemTimers,
  random: Math.random,
  ...options,
  from: options.from,
  signal: options.signal,
  retry: { ...defaultRetry, ...options.retry },
});
