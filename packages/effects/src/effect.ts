import type { EventType, Instant, RefundId } from '@disdetta/core';
import type { KeptError } from './keptError.ts';

/**
 * What is to be done: `RefundRequested` is the effect that this event asks for, and
 * `RefundRequested/letter` one more of the backend's own, done for every such event.
 */
export type EffectName = EventType | `${EventType}/${string}`;

/** Where an effect stands. */
export type EffectState = 'waiting' | 'running' | 'handedOver' | 'parked' | 'done';

/** Where in the log the event of an effect is. */
export interface EventPlace {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** A recorded event that closed an effect. */
export interface ClosingFact {
  readonly id: string;
  readonly type: string;
}

/** Who runs an effect, and until when nobody else may. */
export interface Lease {
  readonly owner: string;
  readonly until: Instant;
}

/** Something that has to happen outside because of an event; it holds no personal data. */
export interface Effect {
  /** The same for ever: what a payment provider is given to refuse a second payment. */
  readonly key: string;
  readonly name: string;
  readonly event: EventPlace;
  /** The refund whose outcome has to come back before the effect is done; null where none has. */
  readonly awaits: RefundId | null;
  /** When it is late, by law or promise; null where nothing says so. */
  readonly dueBy: Instant | null;
  readonly state: EffectState;
  /** How often it was begun since it was found or last released. */
  readonly attempts: number;
  /** How often it was begun before it was last released. */
  readonly attemptsBefore: number;
  /** When it may be begun, while it waits. */
  readonly nextAttemptAt: Instant;
  readonly lease: Lease | null;
  readonly lastError: KeptError | null;
  /** When the outside accepted it. */
  readonly handedOverAt: Instant | null;
  /** What the handler answered: the reference of a provider, say. */
  readonly receipt: string | null;
  /** The recorded fact that closed it. */
  readonly fact: ClosingFact | null;
  /** What the person said who resolved it by hand. */
  readonly note: string | null;
  readonly doneAt: Instant | null;
}
