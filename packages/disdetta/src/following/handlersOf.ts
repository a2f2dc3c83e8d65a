import type { Handler, Handlers } from '@disdetta/effects';
import { CannotOpen } from '../cannotOpen.ts';
import type { Carry, ThingsToDo } from './effectsToRun.ts';

/** The handlers of what has to be done, by the names of their effects. Throws `CannotOpen`. */
export const handlersOf = ({
  refund,
  receipt,
  withdrawal,
  handlers = {},
}: ThingsToDo): Handlers => {
  const named: Handlers = {
    ...(refund === undefined ? {} : { RefundRequested: onData(refund) }),
    ...(receipt === undefined
      ? {}
      : { SubscriptionCancelled: onData(receipt), AddOnCancelled: onData(receipt) }),
    ...(withdrawal === undefined ? {} : { ContractWithdrawn: onData(withdrawal) }),
  };
  const twice = Object.keys(handlers).find((name) => Object.hasOwn(named, name));
  if (twice === undefined) return { ...named, ...handlers };
  const message = `${twice} is given twice: by its short name, and among the handlers.`;
  throw new CannotOpen('EffectNamedTwice', message);
};

const onData =
  <Data>(carry: Carry<Data>) =>
  ({
    event,
    key,
    attempt,
    signal,
  }: {
    readonly event: { readonly data: Data };
    readonly key: string;
    readonly attempt: number;
    readonly signal: AbortSignal;
  }): ReturnType<Carry<Data>> =>
    carry(event.data, key, { attempt, signal });

/** The same handlers, each inside something else. */
export const eachHandler = (
  handlers: Handlers,
  around: (name: string, handler: Handler) => Handler,
): Handlers =>
  Object.fromEntries(
    // Whose name begins with a type of event is only ever given events of that type.
    Object.entries(handlers).map(([name, handler]) => [name, around(name, handler as Handler)]),
  );
