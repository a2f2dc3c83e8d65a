import type { ReadModel } from '../model/readModel.ts';
import { accountHistory } from './accountHistory.ts';
import { accounts } from './accounts.ts';
import { cancellationReasons } from './cancellationReasons.ts';
import { exceptions } from './exceptions.ts';
import { refundsLedger } from './refundsLedger.ts';

/** Every model that comes with the library. */
export const readyModels: readonly ReadModel[] = [
  accounts,
  accountHistory,
  refundsLedger.model,
  cancellationReasons.model,
  exceptions.model,
];
