import { streamOf } from '@disdetta/core';
import type { EventStore, Handled } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { readEveryAccount } from '../history.ts';
import { isObject } from './objects.ts';
import { ENVELOPE } from './scenario.ts';
import type { Then } from './scenario.ts';

const namesEnvelope = (then: Then): boolean =>
  then.kind === 'events' &&
  then.events.some((event) => isObject(event) && ENVELOPE.some((field) => field in event));

const commandIdOf = (command: unknown): unknown => {
  const metadata = isObject(command) ? command['metadata'] : undefined;
  return isObject(metadata) ? metadata['commandId'] : undefined;
};

/** What a command came to, with its events as they stand on record where a scenario asks. */
export const withEnvelopes = async (
  store: EventStore,
  then: Then,
  command: unknown,
  handled: Handled,
): Promise<Handled> => {
  const [first] = handled.events;
  if (first === undefined || !namesEnvelope(then)) return handled;
  const stream = streamOf(first.data.accountId);
  const history = await readEveryAccount(store)();
  if (E.isLeft(history)) return handled;
  const commandId = commandIdOf(command);
  const events = history.right.filter(
    (event) => event.stream === stream && event.metadata.commandId === commandId,
  );
  return { ...handled, events };
};
