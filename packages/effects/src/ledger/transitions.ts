import type { Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { ClosingFact, Effect } from '../effect.ts';
import { effectDone, effectRunning } from '../effectsErrors.ts';
import type { EffectRefusal } from '../effectsErrors.ts';
import { keptError } from '../keptError.ts';
import type { KeptError } from '../keptError.ts';
import type { Claim, Run } from './ledger.ts';
import type { Outcome } from './outcome.ts';

const done = (effect: Effect, now: Instant): Effect => ({
  ...effect,
  state: 'done',
  lease: null,
  doneAt: now,
});

const parked = (effect: Effect, lastError: KeptError): Effect => ({
  ...effect,
  state: 'parked',
  lease: null,
  lastError,
});

const INTERRUPTED = keptError(
  'Interrupted',
  'Every attempt was begun, and whoever began it was gone before it came to anything.',
);

/** Gives an effect that may be begun to an owner; one that was interrupted may be out of turns. */
export const claimed = (effect: Effect, { owner, until, now, attempts }: Claim): Effect => {
  if (effect.fact !== null) return done(effect, now);
  if (effect.attempts >= attempts) {
    return parked(
      effect,
      effect.state === 'running' ? INTERRUPTED : (effect.lastError ?? INTERRUPTED),
    );
  }
  return {
    ...effect,
    state: 'running',
    attempts: effect.attempts + 1,
    lease: { owner, until },
  };
};

/** Whether an effect is in a run, and nobody has taken it over. */
export const isIn = (effect: Effect, { owner, attempt }: Run): boolean =>
  effect.state === 'running' && effect.lease?.owner === owner && effect.attempts === attempt;

/** An effect after a run. A fact that came in meanwhile closes it, whatever the run came to. */
export const finished = (effect: Effect, outcome: Outcome, now: Instant): Effect => {
  const after = withOutcome(effect, outcome, now);
  return after.fact === null ? after : done(after, now);
};

const withOutcome = (effect: Effect, outcome: Outcome, now: Instant): Effect => {
  switch (outcome.kind) {
    case 'handedOver': {
      const handedOver: Effect = {
        ...effect,
        state: 'handedOver',
        lease: null,
        handedOverAt: now,
        receipt: outcome.receipt,
      };
      return effect.awaits === null ? done(handedOver, now) : handedOver;
    }
    case 'closed':
      return { ...effect, attempts: effect.attempts - 1, fact: outcome.fact };
    case 'postponed':
      return {
        ...effect,
        state: 'waiting',
        lease: null,
        // Too early is no failure: it does not count.
        attempts: effect.attempts - 1,
        nextAttemptAt: outcome.until,
      };
    case 'failed':
      return {
        ...effect,
        state: 'waiting',
        lease: null,
        lastError: outcome.error,
        nextAttemptAt: outcome.retryAt,
      };
    case 'parked':
      return parked(effect, outcome.error);
  }
};

/** An effect after the fact it awaits was recorded. One that runs is closed when it has run. */
export const closedBy = (effect: Effect, fact: ClosingFact, now: Instant): Effect => {
  if (effect.state === 'done') return effect;
  const known = { ...effect, fact: effect.fact ?? fact };
  return effect.state === 'running' ? known : done(known, now);
};

const unlessTaken = (effect: Effect): E.Either<EffectRefusal, Effect> => {
  if (effect.state === 'running') return E.left(effectRunning(effect.key));
  return effect.state === 'done' ? E.left(effectDone(effect.key)) : E.right(effect);
};

/** An effect that a person lets run again, from attempt 1. */
export const released = (effect: Effect, now: Instant): E.Either<EffectRefusal, Effect> =>
  E.map((open: Effect): Effect => ({
    ...open,
    state: 'waiting',
    attempts: 0,
    attemptsBefore: open.attemptsBefore + open.attempts,
    nextAttemptAt: now,
  }))(unlessTaken(effect));

const LONGEST_NOTE = 1_000;

/** An effect that a person has settled by other means. */
export const resolved = (
  effect: Effect,
  note: string,
  now: Instant,
): E.Either<EffectRefusal, Effect> =>
  E.map((open: Effect) => done({ ...open, note: note.slice(0, LONGEST_NOTE) }, now))(
    unlessTaken(effect),
  );
