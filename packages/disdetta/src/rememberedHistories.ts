import type { AccountId, EventStore, RecordedAccountEvent } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readAccount } from './history.ts';
import type { History } from './history.ts';

/** So many events take some 20 MB. */
const MOST_EVENTS = 10_000;

/**
 * Reads the history of an account, and remembers those that were asked for lately: a question
 * always asks the store, but only for what is new, so it is answered on all that anybody wrote.
 * Events and not states are kept, since a question may be about any instant.
 */
export const rememberHistories = (
  store: EventStore,
  mostEvents: number = MOST_EVENTS,
): ((accountId: AccountId) => History) => {
  const histories = new Map<AccountId, readonly RecordedAccountEvent[]>();
  let events = 0;

  const forget = (accountId: AccountId): void => {
    events -= histories.get(accountId)?.length ?? 0;
    histories.delete(accountId);
  };

  /** The one that was not asked for longest makes room. */
  const remember = (accountId: AccountId, history: readonly RecordedAccountEvent[]): void => {
    forget(accountId);
    if (history.length === 0 || history.length > mostEvents) return;
    histories.set(accountId, history);
    events += history.length;
    for (const other of histories.keys()) {
      if (events <= mostEvents) return;
      forget(other);
    }
  };

  return (accountId) => () =>
    pipe(
      readAccount(store, accountId, histories.get(accountId)),
      TE.map((history) => {
        remember(accountId, history);
        return history;
      }),
    )();
};
