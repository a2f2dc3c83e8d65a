import type { AccountId, EventStore, StoreError } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { PAGE } from '../pages.ts';
import { readAccount } from '../readAccount.ts';
import type { WalkOptions } from '../walkAccounts.ts';
import { explain } from './explain.ts';
import type { ExplainOptions, Explanation, RefundNotInAccount } from './explain.ts';

/** Explains an account of a log; only this account is read, with its refusals. */
export const explainAccount = (
  store: EventStore,
  accountId: AccountId,
  { pageSize = PAGE, ...options }: ExplainOptions & WalkOptions = {},
): TE.TaskEither<StoreError | RefundNotInAccount, Explanation> =>
  pipe(
    readAccount(store, accountId, pageSize),
    TE.chainEitherKW((record) => explain(record, options)),
  );
