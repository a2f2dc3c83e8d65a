import { decodeAccountEvent } from '@disdetta/core';
import type { EventStore, Instant, RecordedAccountEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effect } from '../effect.ts';
import { logRebuilt } from '../effectsErrors.ts';
import type { EffectsError } from '../effectsErrors.ts';
import type { Handler } from '../handlers.ts';
import { keptError, keptErrorOf } from '../keptError.ts';
import type { KeptError } from '../keptError.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { delayAfter } from '../retry.ts';
import type { Retry } from '../retry.ts';
import { plus } from '../time.ts';
import { outcomeOf } from './answers.ts';
import type { Patience } from './patience.ts';
import { readRefundOutcome } from './refundOutcome.ts';

/** Carries one effect out: what it came to, or why that cannot be known. */
export type CarryOut = (
  effect: Effect,
  signal: AbortSignal,
) => Promise<E.Either<EffectsError, Outcome>>;

interface CarryOutSettings {
  readonly store: EventStore;
  readonly handlerOf: (name: string) => Handler | undefined;
  readonly retry: Retry;
  readonly random: () => number;
  readonly now: () => Instant;
  readonly patience: Patience;
}

const PARTLY_SETTLED = keptError(
  'PartlySettled',
  'A part of this refund has come back already, so handing over all of it could pay too much. ' +
    'See what is missing, give that back by hand and resolve it with a note.',
);

/** Reads the event of an effect, looks whether it is closed already, and calls its handler. */
export const createCarryOut = (settings: CarryOutSettings): CarryOut => {
  const { store, handlerOf, retry, random, now, patience } = settings;
  const { patiently } = patience;

  const failed = ({ attempts }: Effect, error: KeptError): Outcome =>
    attempts >= retry.attempts
      ? { kind: 'parked', error }
      : { kind: 'failed', error, retryAt: plus(now(), delayAfter(attempts, retry, random)) };

  /** What is known of the refund just before: another process may have settled it. */
  const closedBefore = async ({
    event,
    awaits,
  }: Effect): Promise<E.Either<EffectsError, Outcome | null>> => {
    if (awaits === null) return E.right(null);
    const outcome = await patiently(readRefundOutcome(store, event, awaits))();
    if (E.isLeft(outcome)) return outcome;
    if (outcome.right.kind === 'partly') return E.right({ kind: 'parked', error: PARTLY_SETTLED });
    return E.right(outcome.right.kind === 'closed' ? outcome.right : null);
  };

  const handOver = async (
    effect: Effect,
    event: RecordedAccountEvent,
    signal: AbortSignal,
  ): Promise<Outcome> => {
    const { key, name, attempts: attempt } = effect;
    const handler = handlerOf(name);
    // Nothing is begun that may be somebody else's by now; nobody takes note of this answer.
    if (handler === undefined || signal.aborted) return { kind: 'postponed', until: now() };
    try {
      const answer: unknown = await handler({ event, key, attempt, signal });
      const earliest = plus(now(), retry.firstDelayMilliseconds);
      return outcomeOf(answer, earliest) ?? failed(effect, keptError('InvalidAnswer', ''));
    } catch (thrown) {
      return failed(effect, keptErrorOf(thrown));
    }
  };

  return async (effect, signal) => {
    const { id, stream, revision } = effect.event;
    const page = await patiently(store.readStream(stream, { from: revision, limit: 1 }))();
    if (E.isLeft(page)) return page;
    const stored = page.right.events[0];
    if (stored?.id !== id) return E.left(logRebuilt(stream, revision, id));
    const event = decodeAccountEvent(stored);
    // A later version of the library may have written it: its turn will come where that runs.
    if (E.isLeft(event)) return E.right(failed(effect, keptErrorOf(event.left)));
    const closed = await closedBefore(effect);
    if (E.isLeft(closed)) return closed;
    return E.right(closed.right ?? (await handOver(effect, event.right, signal)));
  };
};
