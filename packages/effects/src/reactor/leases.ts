import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Ledger, Run } from '../ledger/ledger.ts';
import { millisecondsBetween, plus } from '../time.ts';
import type { Timers } from '../time.ts';

/** The leases of the effects that are run here. */
export interface Leases {
  /** Keeps a lease from now on; the signal fires when it may be somebody else's. */
  readonly hold: (run: Run, until: Instant) => AbortSignal;
  readonly letGo: (run: Run) => void;
  /** Until when a lease that is taken or renewed now is. */
  readonly until: () => Instant;
}

interface Held {
  readonly run: Run;
  readonly lost: AbortController;
  readonly cancelLoss: () => void;
}

/** How much of a lease is given up, so that the signal has fired when somebody else begins. */
const SAFE_PART = 0.9;

/** Renews leases three times in their life. */
export const createLeases = (
  ledger: Ledger,
  {
    leaseMilliseconds,
    now,
    timers,
  }: { leaseMilliseconds: number; now: () => Instant; timers: Timers },
): Leases => {
  const held = new Map<string, Held>();
  let cancelRenewal: (() => void) | null = null;
  let isRenewing = false;

  const until = (): Instant => plus(now(), leaseMilliseconds);

  const lose = (run: Run): void => {
    const one = held.get(run.key);
    if (one?.run.attempt !== run.attempt) return;
    one.cancelLoss();
    held.delete(run.key);
    one.lost.abort(new Error('The lease of this effect has run out: somebody else may run it.'));
  };

  const keep = (run: Run, lost: AbortController, leasedUntil: Instant): void => {
    const safely = millisecondsBetween(now(), leasedUntil) - leaseMilliseconds * (1 - SAFE_PART);
    const cancelLoss = timers.after(safely, () => {
      lose(run);
    });
    held.set(run.key, { run, lost, cancelLoss });
  };

  const renew = async (): Promise<void> => {
    isRenewing = true;
    cancelRenewal = null;
    const asked = [...held.values()];
    const next = until();
    const kept = await ledger.renew(
      asked.map(({ run }) => run),
      next,
    )();
    for (const one of asked) {
      // Out of reach it may be reached in time; and this one may have ended meanwhile.
      if (E.isLeft(kept) || held.get(one.run.key) !== one) continue;
      if (kept.right.includes(one.run.key)) {
        one.cancelLoss();
        keep(one.run, one.lost, next);
      } else {
        lose(one.run);
      }
    }
    isRenewing = false;
    schedule();
  };

  const schedule = (): void => {
    if (held.size === 0 || cancelRenewal !== null || isRenewing) return;
    cancelRenewal = timers.after(leaseMilliseconds / 3, () => {
      void renew();
    });
  };

  return {
    hold: (run, leasedUntil) => {
      const lost = new AbortController();
      keep(run, lost, leasedUntil);
      schedule();
      return lost.signal;
    },
    letGo: ({ key, attempt }) => {
      const one = held.get(key);
      if (one?.run.attempt !== attempt) return;
      one.cancelLoss();
      held.delete(key);
      if (held.size > 0) return;
      cancelRenewal?.();
      cancelRenewal = null;
    },
    until,
  };
};
