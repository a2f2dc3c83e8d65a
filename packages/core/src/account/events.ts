import * as t from 'io-ts';
import { defaulted, oneOf, optional, record } from '../kernel/codec.ts';
import type { Fields } from '../kernel/codec.ts';
import { instant } from '../kernel/instant.ts';
import { id } from '../values/ids.ts';
import { money } from '../values/money.ts';
import * as shapes from './shapes.ts';
import { cancellationCause, policyReference, reason, refundLine } from './vocabulary.ts';

const cancellation = {
  ...shapes.ofLine,
  reason: optional(reason),
  cause: defaulted(cancellationCause, 'customer'),
  cancelledAt: instant,
  effectiveAt: instant,
};

const event = <Type extends string, F extends Fields>(type: Type, fields: F) =>
  record(type, { type: t.literal(type), data: record(`the data of ${type}`, fields) });

/** How every event is read, by its type. The names are storage: they never change. */
export const eventCodecs = {
  AccountOpened: event('AccountOpened', shapes.opening),
  PlanStarted: event('PlanStarted', shapes.planStart),
  AddOnStarted: event('AddOnStarted', shapes.addOnStart),
  AccountBilled: event('AccountBilled', shapes.invoice),
  ChargedAfterCancellation: event('ChargedAfterCancellation', {
    ...shapes.ofLine,
    invoiceId: id,
    charged: money,
    billedAt: instant,
  }),
  PaymentRecorded: event('PaymentRecorded', shapes.payment),
  UsageRecorded: event('UsageRecorded', shapes.use),
  UsageVoided: event('UsageVoided', shapes.voidedUse),
  SubscriptionCancelled: event('SubscriptionCancelled', cancellation),
  PlanReactivated: event('PlanReactivated', { ...shapes.ofLine, reactivatedAt: instant }),
  AddOnCancelled: event('AddOnCancelled', cancellation),
  AddOnReactivated: event('AddOnReactivated', { ...shapes.ofLine, reactivatedAt: instant }),
  RefundRequested: event('RefundRequested', {
    ...shapes.ofLine,
    refundId: id,
    amount: money,
    lines: t.readonlyArray(refundLine, 'a list of refund lines'),
    policy: policyReference,
    quoteId: optional(id),
    evidence: optional(t.UnknownRecord),
    requestedAt: instant,
  }),
  ContractWithdrawn: event('ContractWithdrawn', {
    ...shapes.ofLine,
    submittedAt: instant,
    acknowledgement: record('an acknowledgement { dueBy, content }', {
      dueBy: instant,
      content: t.unknown,
    }),
  }),
  RefundSettled: event('RefundSettled', shapes.settlement),
  RefundFailed: event('RefundFailed', shapes.refundFailure),
  RefundReversed: event('RefundReversed', shapes.refundReversal),
  DisputeOpened: event('DisputeOpened', {
    ...shapes.dispute,
    state: defaulted(oneOf('opened'), 'opened'),
  }),
  DisputeClosed: event('DisputeClosed', { ...shapes.dispute, state: oneOf('won', 'lost') }),
  SubscriptionEnded: event('SubscriptionEnded', {
    ...shapes.ofLine,
    endedAt: instant,
    because: defaulted(oneOf('period-end'), 'period-end'),
  }),
  AccountClosed: event('AccountClosed', shapes.closing),
} as const;

export type EventType = keyof typeof eventCodecs;

type EventOf<Type extends EventType> = {
  [Each in Type]: t.TypeOf<(typeof eventCodecs)[Each]>;
}[Type];

/** Whether a word is the type of an event. */
export const isEventType = (type: unknown): type is EventType =>
  typeof type === 'string' && Object.hasOwn(eventCodecs, type);

/** What happened to an account; or events of some types only. */
export type Event<Type extends EventType = EventType> = EventOf<Type>;

/** The data of one type of event. */
export type EventDataOf<Type extends EventType> = Event<Type>['data'];
