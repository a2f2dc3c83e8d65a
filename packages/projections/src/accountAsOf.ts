import { foldAccount } from '@disdetta/core';
import type { Account, RecordedAccountEvent } from '@disdetta/core';
import { eventsAsOf } from './asOf.ts';
import type { AsOf } from './asOf.ts';

/** The state of one account, from the events of its stream that had happened and were known. */
export const accountAsOf = (history: readonly RecordedAccountEvent[], asOf: AsOf): Account =>
  foldAccount(eventsAsOf(history, asOf));
