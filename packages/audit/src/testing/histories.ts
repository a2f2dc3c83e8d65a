import {
  createHandle,
  decodeAccountEvent,
  defaultPolicies,
  foldAccount,
  isInstant,
} from '@disdetta/core';
import type { Account, Command, EventStore, Instant, Policies, StoredEvent } from '@disdetta/core';
import { commandOf, openings, stories } from '@disdetta/core/testing';
import type { Intent } from '@disdetta/core/testing';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

const ACCOUNTS = ['account-1', 'account-2'];

const policies: fc.Arbitrary<Policies> = fc.record({
  refund: fc.constantFrom<Policies['refund']>(
    { name: 'unused-since-last-billing', version: 1 },
    { name: 'prorated-within-days', version: 1, days: 40 },
  ),
  addOns: fc.constantFrom<Policies['addOns']>('follow-plan', 'cancel-first'),
  reason: fc.constant(defaultPolicies.reason),
  payments: fc.constantFrom<Policies['payments']>('assumed', 'recorded'),
  withdrawal: fc.constant(defaultPolicies.withdrawal),
});

/** What is told of two accounts: how each begins, and what happens to one or the other. */
export interface Plot {
  readonly policies: Policies;
  readonly openings: readonly (readonly Command[])[];
  readonly story: readonly { readonly accountId: string; readonly intent: Intent }[];
}

/** Plots at random; both accounts have events. */
export const plots: fc.Arbitrary<Plot> = fc.record({
  policies,
  openings: fc.tuple(openings, openings),
  story: fc
    .tuple(stories, fc.infiniteStream(fc.constantFrom(...ACCOUNTS)))
    .map(([intents, accounts]) =>
      intents.map((intent) => ({ accountId: String(accounts.next().value), intent })),
    ),
});

const valueOf = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isLeft(outcome)) throw new Error(JSON.stringify(outcome.left));
  return outcome.right;
};

/** Every event of a store. */
export const eventsOf = async (store: EventStore): Promise<readonly StoredEvent[]> =>
  valueOf(await store.readAll(0n, Number.MAX_SAFE_INTEGER)());

const accountIn = async (store: EventStore, accountId: string): Promise<Account> => {
  const page = await store.readStream(`account-${accountId}`, { limit: Number.MAX_SAFE_INTEGER })();
  return foldAccount(valueOf(page).events.map((stored) => valueOf(decodeAccountEvent(stored))));
};

const ofAccount = (command: Command, accountId: string): unknown => ({
  ...command,
  data: { ...command.data, accountId },
});

/** A clock that is a minute further each time it is read. */
export const minuteByMinute = (): (() => Instant) => {
  let minutes = 0;
  return () => {
    minutes += 1;
    const text = new Date(Date.UTC(2026, 5, 1, 0, minutes)).toISOString();
    if (isInstant(text)) return text;
    throw new RangeError(text);
  };
};

/** Lets a plot happen on a store, refusals written down; answers its log. A suffix keeps plots apart. */
export const tell = async (
  plot: Plot,
  store: EventStore = createMemoryStore({ now: minuteByMinute() }),
  suffix = '',
): Promise<readonly StoredEvent[]> => {
  const handle = createHandle({ store, policies: plot.policies, journalRefusals: true });
  for (const [place, commands] of plot.openings.entries()) {
    for (const command of commands)
      await handle(ofAccount(command, `${ACCOUNTS[place] ?? ''}${suffix}`))();
  }
  for (const [place, { accountId: named, intent }] of plot.story.entries()) {
    const accountId = `${named}${suffix}`;
    const account = await accountIn(store, accountId);
    await handle(ofAccount(commandOf(intent, place, account, plot.policies), accountId))();
  }
  return eventsOf(store);
};

/** So many logs of random plots, the same for the same seed. */
export const randomLogs = async (
  count: number,
  seed: number,
): Promise<readonly (readonly StoredEvent[])[]> =>
  Promise.all(fc.sample(plots, { numRuns: count, seed }).map((plot) => tell(plot)));
