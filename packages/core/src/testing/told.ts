import { getOrElseW } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { decodeCommand } from '../account/commands.ts';
import type { Command, CommandType } from '../account/commands.ts';
import { decide } from '../account/decide.ts';
import type { Outcome } from '../account/decide/outcome.ts';
import { eventDefinitions } from '../account/envelope.ts';
import type { Event, EventType } from '../account/events.ts';
import { foldAccount } from '../account/evolve.ts';
import { decodeEvent } from '../kernel/eventCodec.ts';
import type { Instant } from '../kernel/instant.ts';
import { defaultPolicies } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';

const ACCOUNT = { accountId: 'account-1' };

const certain = <Left, Right>(decoded: Either<Left, Right>): Right =>
  getOrElseW((faults: Left): never => {
    throw new Error(JSON.stringify(faults));
  })(decoded);

/** Midnight of a day of 2026, in UTC: `day('03-01')`. */
export const day = (monthAndDay: string): Instant => `2026-${monthAndDay}T00:00:00.000Z` as Instant;

/** So many cents. */
export const cents = (amount: number): object => ({ amount, currency: 'EUR' });

/** An event of the one account, as a log would give it. */
export const event = (type: EventType, data: object): Event =>
  certain(decodeEvent(eventDefinitions, type, 1, { ...ACCOUNT, ...data }));

/** A command on the one account, as a backend would give it. */
export const command = (type: CommandType, data: object): Command =>
  certain(decodeCommand({ type, data: { ...ACCOUNT, ...data }, metadata: { commandId: 'c-1' } }));

/** The account with a plan since March that this history starts from. */
export const withPlan: readonly Event[] = [
  event('AccountOpened', { at: day('01-01') }),
  event('PlanStarted', { subscriptionId: 'plan-1', planId: 'pro', at: day('03-01') }),
];

/** What a charge for March says. */
export const march = (subscriptionId: string, amount: number): object => ({
  subscriptionId,
  period: { start: day('03-01'), end: day('04-01') },
  charged: cents(amount),
});

/** What is decided on a command after a history. */
export const decided = (
  history: readonly Event[],
  type: CommandType,
  data: object,
  policies: Policies = defaultPolicies,
): Outcome => decide(command(type, data), foldAccount(history), policies);
