import { isInstant } from '@disdetta/core';
import type { Event, Instant, RecordedAccountEvent } from '@disdetta/core';
import * as t from 'io-ts';

/** Up to where the record was known: an instant, or a position in the whole store. */
export type KnownAt = Instant | bigint;

/** From where an answer looks: at an instant, and with what was known at a place in the record. */
export interface AsOf {
  /** Only what had happened by then; left out, everything. */
  readonly at?: Instant;
  /** Only what was recorded by then; left out, everything. */
  readonly knownAt?: KnownAt;
}

const DECIMAL = /^\d{1,30}$/;

const readKnownAt = (value: unknown): KnownAt | null => {
  if (isInstant(value)) return value;
  if (typeof value === 'bigint') return value >= 0n ? value : null;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null;
  }
  return typeof value === 'string' && DECIMAL.test(value) ? BigInt(value) : null;
};

/** Decodes a `KnownAt`: an instant, or a position as a bigint, a number or decimal digits. */
export const knownAt: t.Type<KnownAt, KnownAt> = new t.Type(
  'an instant or a position',
  (value): value is KnownAt => isInstant(value) || typeof value === 'bigint',
  (value, context) => {
    const read = readKnownAt(value);
    return read === null ? t.failure(value, context) : t.success(read);
  },
  t.identity,
);

/** When an event happened, by its own account; when it was recorded is for its envelope. */
export const happenedAt = ({ type, data }: Event): Instant => {
  switch (type) {
    case 'AccountOpened':
    case 'PlanStarted':
    case 'AddOnStarted':
    case 'UsageVoided':
    case 'DisputeOpened':
    case 'DisputeClosed':
    case 'AccountClosed':
      return data.at;
    case 'AccountBilled':
    case 'ChargedAfterCancellation':
      return data.billedAt;
    case 'PaymentRecorded':
      return data.paidAt;
    case 'UsageRecorded':
      return data.usedAt;
    case 'SubscriptionCancelled':
    case 'AddOnCancelled':
      return data.cancelledAt;
    case 'PlanReactivated':
    case 'AddOnReactivated':
      return data.reactivatedAt;
    case 'RefundRequested':
      return data.requestedAt;
    case 'ContractWithdrawn':
      return data.submittedAt;
    case 'RefundSettled':
      return data.settledAt;
    case 'RefundFailed':
      return data.failedAt;
    case 'RefundReversed':
      return data.reversedAt;
    case 'SubscriptionEnded':
      return data.endedAt;
  }
};

const isKnownBy = (event: RecordedAccountEvent, limit: KnownAt): boolean =>
  typeof limit === 'bigint' ? event.position <= limit : event.recordedAt <= limit;

// A voided use never happened, so its void counts at every instant.
const hadHappenedBy = (event: RecordedAccountEvent, at: Instant): boolean =>
  event.type === 'UsageVoided' || happenedAt(event) <= at;

/** The events that had happened, and were known, in the order in which they were recorded. */
export const eventsAsOf = (
  history: readonly RecordedAccountEvent[],
  { at, knownAt: limit }: AsOf,
): readonly RecordedAccountEvent[] =>
  history.filter(
    (event) =>
      (limit === undefined || isKnownBy(event, limit)) &&
      (at === undefined || hadHappenedBy(event, at)),
  );
