import { foldAccount } from '@disdetta/core';
import type { Account, RecordedAccountEvent } from '@disdetta/core';
import { eventsAsOf } from './asOf.ts';
import type { AsOf } from './asOf.ts';
import type { Recorded } from './eventTypes.ts';

const isOpening = (event: RecordedAccountEvent): event is Recorded<'AccountOpened'> =>
  event.type === 'AccountOpened';

/**
 * The state of one account, from the events of its stream that had happened and were known. Its
 * time zone holds for all of its history, facts from before its opening included.
 */
export const accountAsOf = (history: readonly RecordedAccountEvent[], asOf: AsOf): Account => {
  const account = foldAccount(eventsAsOf(history, asOf));
  if (account.openedAt !== null) return account;
  const known = asOf.knownAt === undefined ? {} : { knownAt: asOf.knownAt };
  const opening = eventsAsOf(history, known).find(isOpening);
  return opening === undefined ? account : { ...account, timeZone: opening.data.timeZone };
};
