import type { EventStore, StoreError } from '@disdetta/core';
import type { Exception, Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import type { Heads } from '../chain/head.ts';
import type { Finding } from '../finding.ts';
import { accountsIn } from './accounts.ts';
import { watchExceptions } from './exceptionWatch.ts';
import { redecideAccount } from './redecideAccount.ts';

/** What deciding all accounts again has come to, as far as they could be read. */
export interface AccountsFindings {
  readonly findings: readonly Finding[];
  readonly exceptions: readonly Exception[];
  /** Commands with events, and refusals, that were decided again. */
  readonly decisions: number;
  readonly refusals: number;
  /** What kept the rest from being read. */
  readonly failure: StoreError | null;
}

/** How the accounts are gone through. */
export interface AccountsOptions {
  readonly pageSize?: number | undefined;
  readonly exceptions?: Stretch | undefined;
  readonly onAccount: (accounts: number, of: number) => void;
}

/**
 * Decides all accounts of a log again, one after the other: an account's events are folded once,
 * and only one account is held, however they interleave in the log.
 */
export const redecideAccounts =
  (
    store: EventStore,
    heads: Heads,
    { pageSize, exceptions: stretch, onAccount }: AccountsOptions,
  ): Task<AccountsFindings> =>
  async () => {
    const findings: Finding[] = [];
    const exceptions: Exception[] = [];
    let decisions = 0;
    let refusals = 0;
    const accounts = accountsIn(heads);
    for (const [index, accountId] of accounts.entries()) {
      const watch = watchExceptions(stretch);
      const options = { pageSize, heads, onEvent: watch.see };
      const account = await redecideAccount(store, accountId, options)();
      if (E.isLeft(account)) {
        return { findings, exceptions, decisions, refusals, failure: account.left };
      }
      findings.push(...account.right.findings);
      exceptions.push(...watch.answer());
      decisions += account.right.decisions;
      refusals += account.right.refusals;
      onAccount(index + 1, accounts.length);
    }
    return { findings, exceptions, decisions, refusals, failure: null };
  };
