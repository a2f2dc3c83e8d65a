import type { Event, EventMetadata, EventType, RecordedEvent } from '@disdetta/core';

/** What a handler is given. */
export interface Handing<Type extends EventType = EventType> {
  readonly event: RecordedEvent<Event<Type>, EventMetadata>;
  /** The same at every attempt, for ever: hand it to the outside as its idempotency key. */
  readonly key: string;
  /** From 1; from 1 again after a person has released it. */
  readonly attempt: number;
  /** Fires when somebody else may run this effect from now on: stop, and do nothing more. */
  readonly signal: AbortSignal;
}

/** It cannot be done yet: it is tried again at that time, and this was no failure. */
export interface NotYet {
  readonly answer: 'notYet';
  readonly at: Date;
}

/** It can never be done: a person has to look at it. */
export interface Never {
  readonly answer: 'never';
  readonly code: string;
  readonly message: string;
}

/** What a handler answers: a text is its receipt, kept for auditors (500 characters at most). */
export type Answer = string | NotYet | Never | undefined;

/** Does the thing outside. What it rejects with is a failed attempt, and tried again. */
export type Handler<Type extends EventType = EventType> = (
  handing: Handing<Type>,
) => Promise<Answer> | Promise<void>;

/** A backend's own functions by the names of effects. */
export type Handlers = { readonly [Type in EventType]?: Handler<Type> } & {
  readonly [Type in EventType as `${Type}/${string}`]?: Handler<Type>;
};

/** Answers that it is too early. */
export const notYet = (at: Date): NotYet => ({ answer: 'notYet', at });

/** Answers that trying again is of no use. The code and the message are kept: no personal data. */
export const never = (code: string, message: string): Never => ({ answer: 'never', code, message });
