import type { EventDataOf } from '@disdetta/core';
import type { Answer, EffectsOptions, Handing, Handlers } from '@disdetta/effects';

/**
 * Does one thing outside. The key is the same at every attempt, for ever: hand it on as the
 * idempotency key. What it rejects with is a failed attempt; a text that it answers is its receipt.
 */
export type Carry<Data> = (
  data: Data,
  key: string,
  handing: Pick<Handing, 'attempt' | 'signal'>,
) => Promise<Answer> | Promise<void>;

/** What has to happen outside, by short names or by the types of events. */
export interface ThingsToDo {
  /** Pays a refund back: done when all of it is settled or has failed, in the log. */
  readonly refund?: Carry<EventDataOf<'RefundRequested'>> | undefined;
  /** Tells a customer that the plan or the add-on that they cancelled is. */
  readonly receipt?: Carry<EventDataOf<'SubscriptionCancelled' | 'AddOnCancelled'>> | undefined;
  /** Tells a customer that a withdrawal was received, with what the law wants said. */
  readonly withdrawal?: Carry<EventDataOf<'ContractWithdrawn'>> | undefined;
  /** All others, by the type of their event: `PlanReactivated`, or `RefundRequested/letter`. */
  readonly handlers?: Handlers | undefined;
}

/** What has to happen outside, and where it is kept what was handed over. */
export interface EffectsToRun
  extends ThingsToDo, Omit<EffectsOptions, 'store' | 'ledger' | 'handlers'> {
  /** The file of the ledger: never throw it away, it knows what was paid. */
  readonly file?: string;
}
