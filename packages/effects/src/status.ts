import type { Instant } from '@disdetta/core';
import type { Effect, EffectState } from './effect.ts';
import type { EffectsError } from './effectsErrors.ts';
import type { Collected, Tally } from './ledger/ledger.ts';

/** How a reactor and its ledger stand. */
export interface EffectsStatus {
  /** `failed`: it has ended by itself, and `error` says why. */
  readonly reactor: 'off' | 'running' | 'stopped' | 'failed';
  readonly error: EffectsError | null;
  /** What it waits to pass: a store or a ledger out of reach. */
  readonly trouble: EffectsError | null;
  /** The position of the last event that was looked at. */
  readonly readThrough: bigint;
  /** What is collected, and which part of history was left out by choice. */
  readonly collected: readonly Collected[];
  readonly effects: Readonly<Record<EffectState, number>>;
  /** How many effects are open of which this reactor has no handler, by name. */
  readonly withoutHandler: Readonly<Record<string, number>>;
  readonly overdue: readonly Overdue[];
}

/** An effect that is late: not handed over when it was due, or handed over and never heard of. */
export interface Overdue {
  readonly effect: Effect;
  readonly because: 'NotHandedOverInTime' | 'NeverCameBack';
  /** When it was due, or handed over. */
  readonly since: Instant;
}

/** Why effects that a ledger calls overdue are. */
export const overdueOf = (effects: readonly Effect[]): readonly Overdue[] =>
  effects.flatMap((effect): readonly Overdue[] => {
    const { state, handedOverAt, dueBy } = effect;
    if (state === 'handedOver') {
      return handedOverAt === null
        ? []
        : [{ effect, because: 'NeverCameBack', since: handedOverAt }];
    }
    return dueBy === null ? [] : [{ effect, because: 'NotHandedOverInTime', since: dueBy }];
  });

/** Adds tallies up by state. */
export const countsOf = (tallies: readonly Tally[]): Readonly<Record<EffectState, number>> => {
  const counts = { waiting: 0, running: 0, handedOver: 0, parked: 0, done: 0 };
  for (const { state, count } of tallies) counts[state] += count;
  return counts;
};

/** Adds up what is open and has none of these names. */
export const openExcept = (
  tallies: readonly Tally[],
  names: readonly string[],
): Readonly<Record<string, number>> => {
  const open: Record<string, number> = {};
  for (const { name, state, count } of tallies) {
    if (names.includes(name) || state === 'done' || state === 'handedOver') continue;
    open[name] = (open[name] ?? 0) + count;
  }
  return open;
};
