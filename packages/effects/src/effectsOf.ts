import { isEventType } from '@disdetta/core';
import type { EventType, Instant, RecordedAccountEvent } from '@disdetta/core';
import type { Effect, EffectName } from './effect.ts';
import type { Collected } from './ledger/ledger.ts';

const NAME = /^([A-Za-z]+)(?:\/([A-Za-z][\w-]{0,63}))?$/;

/** Whether a word names an effect. */
export const isEffectName = (name: string): name is EffectName =>
  NAME.test(name) && isEventType(typeNamed(name));

/** The type of event that an effect follows from. */
export const typeNamed = (name: string): string => name.split('/', 1)[0] ?? name;

const isFurther = (name: string): boolean => name.includes('/');

/**
 * The key of an effect: the event's id, and after it what a further effect is called. An effect
 * that is added later leaves the key of the first as it was.
 */
const keyOf = (eventId: string, name: string): string =>
  isFurther(name) ? `${eventId}${name.slice(typeNamed(name).length)}` : eventId;

/** Whether an event asks for its effect: only a customer's own cancellation wants a receipt. */
const asksForEffect = (event: RecordedAccountEvent): boolean =>
  event.type === 'SubscriptionCancelled' || event.type === 'AddOnCancelled'
    ? event.data.cause === 'customer'
    : true;

/** Whether events of a type can ask for something that is collected. */
export const isCollected = (type: string, collected: readonly Collected[]): type is EventType =>
  isEventType(type) && collected.some(({ name }) => typeNamed(name) === type);

/** The effects that an event asks for, of those that are collected, in the order of their names. */
export const effectsOf = (
  event: RecordedAccountEvent,
  collected: readonly Collected[],
  now: Instant,
): readonly Effect[] =>
  collected
    .filter(
      ({ name, skippedThrough }) =>
        typeNamed(name) === event.type &&
        event.position > skippedThrough &&
        (isFurther(name) || asksForEffect(event)),
    )
    .map(({ name }) => effectOf(event, name, now));

const effectOf = (event: RecordedAccountEvent, name: string, now: Instant): Effect => {
  const { id, type, stream, revision, position } = event;
  return {
    key: keyOf(id, name),
    name,
    event: { id, type, stream, revision, position },
    awaits: event.type === 'RefundRequested' && !isFurther(name) ? event.data.refundId : null,
    dueBy:
      event.type === 'ContractWithdrawn' && !isFurther(name)
        ? event.data.acknowledgement.dueBy
        : null,
    state: 'waiting',
    attempts: 0,
    attemptsBefore: 0,
    nextAttemptAt: now,
    lease: null,
    lastError: null,
    handedOverAt: null,
    receipt: null,
    fact: null,
    note: null,
    doneAt: null,
  };
};
