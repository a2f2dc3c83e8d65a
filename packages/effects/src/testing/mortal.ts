import type { EventStore, StoreUnavailable } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { LedgerUnavailable } from '../effectsErrors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Timers } from '../time.ts';

/** What befalls one step: it takes a while, is refused, or is the last of its process. */
export interface Fate {
  readonly milliseconds: number;
  readonly befalls: 'nothing' | 'unavailable' | 'death before' | 'death after';
}

/** A process that can die between any two steps, and then does nothing at all any more. */
export interface Mortal {
  readonly ledger: Ledger;
  readonly store: EventStore;
  readonly timers: Timers;
  readonly isDead: () => boolean;
  readonly die: () => void;
  /** Takes log and ledger out of its reach, or gives them back. */
  readonly cutOff: (isCutOff: boolean) => void;
}

const LEDGER: LedgerUnavailable = {
  code: 'LedgerUnavailable',
  message: 'Out of reach.',
  facts: { cause: 'chance' },
};

const STORE: StoreUnavailable = { ...LEDGER, code: 'StoreUnavailable' };

const forEver = new Promise<never>(() => undefined);

/** Puts a process between a reactor and what outlives it. */
export const createMortal = (
  { ledger, store, timers }: { ledger: Ledger; store: EventStore; timers: Timers },
  nextFate: () => Fate,
): Mortal => {
  let isDead = false;
  let isCutOff = false;
  const die = (): void => {
    isDead = true;
  };
  const unlessDead = <A>(value: A): A | Promise<never> => (isDead ? forEver : value);

  const step =
    <Unavailable>(unavailable: Unavailable) =>
    <Failure, A>(call: () => Promise<E.Either<Failure, A>>) =>
    async (): Promise<E.Either<Failure | Unavailable, A>> => {
      const { milliseconds, befalls } = nextFate();
      await unlessDead(undefined);
      await new Promise<void>((resolve) => {
        timers.after(milliseconds, resolve);
      });
      if (befalls === 'death before') die();
      await unlessDead(undefined);
      if (isCutOff || befalls === 'unavailable') return E.left(unavailable);
      const answer = await call();
      if (befalls === 'death after') die();
      return unlessDead(answer);
    };
  const mortally = step(LEDGER);
  const inStore = step(STORE);

  return {
    ledger: {
      progress: () => mortally(ledger.progress()),
      advance: (version, reading, now) => mortally(ledger.advance(version, reading, now)),
      claim: (claim) => mortally(ledger.claim(claim)),
      renew: (runs, until) => mortally(ledger.renew(runs, until)),
      finish: (run, outcome, now) => mortally(ledger.finish(run, outcome, now)),
      release: (key, now) => mortally(ledger.release(key, now)),
      resolve: (key, note, now) => mortally(ledger.resolve(key, note, now)),
      find: (key) => mortally(ledger.find(key)),
      awaiting: (stream, refundId) => mortally(ledger.awaiting(stream, refundId)),
      parked: () => mortally(ledger.parked()),
      overdue: (now, handedOverBefore) => mortally(ledger.overdue(now, handedOverBefore)),
      tallies: () => mortally(ledger.tallies()),
      close: () => mortally(ledger.close()),
    },
    store: {
      ...store,
      readAll: (after, limit) => inStore(store.readAll(after, limit)),
      readStream: (stream, range) => inStore(store.readStream(stream, range)),
    },
    timers: {
      after: (milliseconds, call) =>
        timers.after(milliseconds, () => {
          if (!isDead) call();
        }),
    },
    isDead: () => isDead,
    die,
    cutOff: (now) => {
      isCutOff = now;
    },
  };
};
