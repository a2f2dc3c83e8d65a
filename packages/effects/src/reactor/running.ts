import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effect } from '../effect.ts';
import type { EffectsError } from '../effectsErrors.ts';
import type { Claimed, Ledger, Run } from '../ledger/ledger.ts';
import { millisecondsBetween } from '../time.ts';
import type { Timers } from '../time.ts';
import type { CarryOut } from './carryOut.ts';
import type { Leases } from './leases.ts';
import type { Patience } from './patience.ts';
import { createTurns } from './turns.ts';

/** Runs the effects that are due, side by side, as many as may be. */
export interface Running {
  /** Begins what can be begun now. */
  readonly begin: () => void;
  /** Resolves when nothing runs and nothing is due. */
  readonly idle: () => Promise<void>;
  /** Begins nothing more, and resolves when what runs has ended. */
  readonly stop: () => Promise<void>;
}

interface RunningSettings {
  readonly ledger: Ledger;
  readonly carryOut: CarryOut;
  readonly leases: Leases;
  readonly patience: Patience;
  readonly owner: string;
  readonly names: readonly string[];
  readonly concurrency: number;
  readonly attempts: number;
  /** How long others' doings in the ledger may go unnoticed. */
  readonly lookEveryMilliseconds: number;
  readonly now: () => Instant;
  readonly timers: Timers;
  readonly onParked: (effect: Effect) => void;
  readonly onError: (error: EffectsError) => void;
}

/** Claims effects, runs them, and notes what they came to. */
export const createRunning = (settings: RunningSettings): Running => {
  const { ledger, carryOut, leases, patience, owner, names, concurrency, attempts } = settings;
  const { lookEveryMilliseconds, now, timers, onParked, onError } = settings;
  const { patiently } = patience;
  const running = new Map<string, Promise<void>>();
  const inTurn = createTurns();
  let isStopped = false;
  let cancelLook: (() => void) | null = null;

  const run = async (effect: Effect, before: Promise<void> | undefined): Promise<void> => {
    const one: Run = { key: effect.key, owner, attempt: effect.attempts };
    const signal = leases.hold(one, effect.lease?.until ?? now());
    // A run whose lease was lost may still be under way here: never two at once.
    await before;
    const outcome = await carryOut(effect, signal);
    const finished = E.isLeft(outcome)
      ? outcome
      : await patiently(ledger.finish(one, outcome.right, now()))();
    leases.letGo(one);
    if (E.isLeft(finished)) onError(finished.left);
    else if (finished.right?.state === 'parked') onParked(finished.right);
  };

  const start = (effect: Effect): void => {
    const ended = run(effect, running.get(effect.key)).finally(() => {
      if (running.get(effect.key) === ended) running.delete(effect.key);
      begin();
    });
    running.set(effect.key, ended);
  };

  const lookAgainAt = (nextAt: Instant | null): void => {
    cancelLook?.();
    const wait = nextAt === null ? Infinity : millisecondsBetween(now(), nextAt);
    cancelLook = timers.after(Math.min(Math.max(0, wait), lookEveryMilliseconds), begin);
  };

  const claim = (limit: number): Promise<E.Either<EffectsError, Claimed>> =>
    patiently(() =>
      ledger.claim({ owner, names, now: now(), until: leases.until(), limit, attempts })(),
    )();

  /** Answers whether nothing was left to begin, and nothing ran. */
  const beginDue = async (): Promise<boolean> => {
    while (!isStopped) {
      const limit = concurrency - running.size;
      if (limit <= 0) return false;
      const due = await claim(limit);
      if (E.isLeft(due)) {
        onError(due.left);
        return true;
      }
      due.right.claimed.forEach(start);
      due.right.settled.filter(({ state }) => state === 'parked').forEach(onParked);
      if (due.right.claimed.length + due.right.settled.length > 0) continue;
      lookAgainAt(due.right.nextAt);
      return running.size === 0;
    }
    return true;
  };

  const begin = (): void => {
    void inTurn(beginDue);
  };

  return {
    begin,
    idle: async () => {
      while (!(await inTurn(beginDue))) await Promise.all(running.values());
    },
    stop: async () => {
      isStopped = true;
      await inTurn(async () => {
        cancelLook?.();
      });
      await Promise.all(running.values());
    },
  };
};
