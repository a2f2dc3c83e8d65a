import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Ledger, Run } from '../ledger/ledger.ts';
import { plus } from '../time.ts';
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
  readonly until: Instant;
  readonly lost: AbortController;
}

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
  let cancel: (() => void) | null = null;

  const until = (): Instant => plus(now(), leaseMilliseconds);

  const lose = ({ run, lost }: Held): void => {
    held.delete(run.key);
    lost.abort(new Error('The lease of this effect has run out: somebody else may run it.'));
  };

  const renew = async (): Promise<void> => {
    const asked = [...held.values()].filter(({ lost }) => !lost.signal.aborted);
    const next = until();
    const kept = await ledger.renew(
      asked.map(({ run }) => run),
      next,
    )();
    for (const one of asked) {
      // It may have ended while this was asked.
      if (held.get(one.run.key) !== one) continue;
      if (E.isRight(kept) && kept.right.includes(one.run.key)) {
        held.set(one.run.key, { ...one, until: next });
      } else if (E.isRight(kept) || one.until <= now()) {
        lose(one);
      }
    }
    schedule();
  };

  const schedule = (): void => {
    cancel?.();
    cancel =
      held.size === 0
        ? null
        : timers.after(leaseMilliseconds / 3, () => {
            void renew();
          });
  };

  return {
    hold: (run, leasedUntil) => {
      const lost = new AbortController();
      held.set(run.key, { run, until: leasedUntil, lost });
      if (cancel === null) schedule();
      return lost.signal;
    },
    letGo: ({ key, attempt }) => {
      if (held.get(key)?.run.attempt === attempt) held.delete(key);
      if (held.size > 0) return;
      cancel?.();
      cancel = null;
    },
    until,
  };
};
