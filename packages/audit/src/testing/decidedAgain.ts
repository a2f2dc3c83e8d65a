import { createHandle, decodeRefusal, isAccountStream } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { createAccountWalk } from '../decisions/accountWalk.ts';
import type { Finding } from '../finding.ts';
import { eventsOf } from './histories.ts';
import { relinked } from './relink.ts';
import { valueOf } from './sealing.ts';

/** The stream of the account, and that of its refusals. */
export const STREAM = 'account-a-1';
export const REFUSALS = 'refusals-a-1';

/** The day on which what is decided happens. */
export const A_DAY = '2026-03-10T12:00:00.000Z';
const EURO = { amount: 1_499, currency: 'EUR' };
const PERIOD = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };

/** A command on the one account. */
export const command = (commandId: string, type: string, data: object): object => ({
  type,
  data: { accountId: 'a-1', ...data },
  metadata: { commandId },
});

/** Opens the account. */
export const opened = command('c-1', 'OpenAccount', { at: '2026-01-01T09:00:00.000Z' });
/** Starts its plan. */
export const started = command('c-2', 'StartPlan', {
  subscriptionId: 's-1',
  planId: 'pro',
  at: '2026-03-01T00:00:00.000Z',
});
/** Bills the plan for March. */
export const billed = command('c-3', 'RecordBilling', {
  invoiceId: 'i-1',
  billedAt: '2026-03-01T00:00:00.000Z',
  lines: [{ subscriptionId: 's-1', period: PERIOD, charged: EURO }],
});
/** Gives back all that was billed. */
export const refund = command('c-4', 'RequestRefund', {
  subscriptionId: 's-1',
  refundId: 'r-1',
  agreedAmount: EURO,
  at: A_DAY,
});
/** Cancels the plan. */
export const cancel = (commandId: string): object =>
  command(commandId, 'CancelSubscription', { subscriptionId: 's-1', at: A_DAY });

/** The log of these commands, refusals written down. */
export const logOf = async (commands: readonly object[]): Promise<readonly StoredEvent[]> => {
  const store = createMemoryStore();
  const handle = createHandle({ store, journalRefusals: true });
  for (const one of commands) await handle(one)();
  return eventsOf(store);
};

/** What is found in the log of these commands, after somebody has been at it. */
export const foundIn = async (
  commands: readonly object[],
  tamper: (log: readonly StoredEvent[]) => readonly StoredEvent[] = (log) => log,
): Promise<readonly Finding[]> => {
  const log = relinked(relinked(tamper(await logOf(commands)), STREAM), REFUSALS);
  const journal = log.filter(({ stream }) => !isAccountStream(stream));
  const walk = createAccountWalk(journal.map((stored) => valueOf(decodeRefusal(stored))));
  const own = log.filter(({ stream }) => isAccountStream(stream));
  return [...own.flatMap((event) => walk.take(event)), ...walk.end()];
};

/** Alters the texts of one event of the account, or of one refusal. */
export const altered =
  (stream: string, revision: bigint, change: (event: StoredEvent) => Partial<StoredEvent>) =>
  (log: readonly StoredEvent[]): readonly StoredEvent[] =>
    log.map((event) =>
      event.stream === stream && event.revision === revision
        ? { ...event, ...change(event) }
        : event,
    );

/** Replaces a text in the data of an event. */
export const inData =
  (from: string, to: string) =>
  ({ data }: StoredEvent): Partial<StoredEvent> => ({
    data: data.replace(from, to),
  });

/** Replaces a text in the metadata of an event. */
export const inMetadata =
  (from: string | RegExp, to: string) =>
  ({ metadata }: StoredEvent): Partial<StoredEvent> => ({
    metadata: metadata.replace(from, to),
  });
