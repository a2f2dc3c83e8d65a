import { decodeAccountEvent, isAccountStream } from '@disdetta/core';
import type { EventStore, Instant, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Effect } from '../effect.ts';
import type { EffectsError } from '../effectsErrors.ts';
import { effectsOf, isCollected } from '../effectsOf.ts';
import type { Collected, Ledger, Reading } from '../ledger/ledger.ts';
import { canClose, readRefundOutcome, refundIn } from './refundOutcome.ts';

/** What a stretch of the log brings: effects found, and refunds that it closes. */
export type Brought = Pick<Reading, 'found' | 'closed'>;

/** Looks through events for what is collected; only events that matter are decoded. */
export const lookThrough = async (
  events: readonly StoredEvent[],
  collected: readonly Collected[],
  { store, ledger, now }: { store: EventStore; ledger: Ledger; now: Instant },
): Promise<E.Either<EffectsError, Brought>> => {
  const found: Effect[] = [];
  const closed: Reading['closed'][number][] = [];
  for (const stored of events) {
    const isWanted = isCollected(stored.type, collected);
    if (!isAccountStream(stored.stream) || !(isWanted || canClose(stored.type))) continue;
    const event = decodeAccountEvent(stored);
    if (E.isLeft(event)) return event;
    if (isWanted) found.push(...effectsOf(event.right, collected, now));
    const refundId = refundIn(event.right);
    if (!canClose(stored.type) || refundId === null) continue;

    const { stream } = stored;
    const here = found.find(
      (effect) => effect.event.stream === stream && effect.awaits === refundId,
    );
    const effect = here === undefined ? await ledger.awaiting(stream, refundId)() : E.right(here);
    if (E.isLeft(effect)) return effect;
    if (effect.right === null) continue;
    const outcome = await readRefundOutcome(store, effect.right.event, refundId)();
    if (E.isLeft(outcome)) return outcome;
    if (outcome.right.kind === 'closed')
      closed.push({ stream, refundId, fact: outcome.right.fact });
  }
  return E.right({ found, closed });
};
