import {
  accountFold,
  decide,
  decodeCommand,
  defaultPolicies,
  encodeEvents,
  hashOf,
  originOf,
} from '@disdetta/core';
import type { Command, EncodedEvent, Event } from '@disdetta/core';
import { unwrap } from '../outcomes.ts';
import { YEAR } from './commands.ts';

/** A command of a year and what it came to. */
interface Step {
  readonly command: Command;
  readonly events: readonly Event[];
}

/** Stands in the template for the id of the account. */
const SOMEBODY = '<account>';

/** Everybody's year is the same but for the id, so it is decided once and copied. */
const TEMPLATE: string = (() => {
  const account = accountFold.empty();
  const steps = YEAR.map(([type, data], place): Step => {
    const metadata = { commandId: `${SOMEBODY}-${place}` };
    const command = unwrap(
      decodeCommand({ type, data: { accountId: SOMEBODY, ...data }, metadata }),
    );
    const events = unwrap(decide(command, account, defaultPolicies));
    for (const event of events) accountFold.change(account, event);
    return { command, events };
  });
  return JSON.stringify(steps);
})();

const stepsOf = (accountId: string): readonly Step[] =>
  JSON.parse(TEMPLATE.replaceAll(SOMEBODY, accountId)) as readonly Step[];

/** How many events a year comes to. */
export const EVENTS_A_YEAR = 100;

/** The ids of so many accounts, from the one at a place on. */
export const accountIds = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, place) => `account-${from + place}`);

/** A year of an account: what happened, without who asked for it. */
export const eventsOfYear = (accountId: string): readonly Event[] =>
  stepsOf(accountId).flatMap(({ events }) => events);

/** What a command puts on a stream at once. */
export type Append = readonly [EncodedEvent, ...EncodedEvent[]];

/** A year of an account as the store takes it, append by append, each event linked to the last. */
export const appendsOfYear = (accountId: string): readonly Append[] => {
  let hash: string | null = null;
  return stepsOf(accountId).map(({ command, events }): Append => {
    const [first, ...rest] = encodeEvents(events, originOf(command, defaultPolicies), hash);
    if (first === undefined) throw new Error(`${command.type} comes to nothing`);
    hash = hashOf(rest.at(-1) ?? first);
    return [first, ...rest];
  });
};
