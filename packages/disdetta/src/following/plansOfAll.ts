import { isInstant, linesOf } from '@disdetta/core';
import type { Account, Instant } from '@disdetta/core';
import { showLine } from '@disdetta/read-models';
import type { ShownLine } from '@disdetta/read-models';

/** The lines of one account, ended ones too, as they stand at an instant. */
export interface PlansOfAccount {
  readonly accountId: string;
  readonly closedAt: Instant | null;
  readonly lines: readonly ShownLine[];
}

/** How the lines of opened accounts stand at a time. */
export const plansOf = (accounts: readonly Account[], now: Date): readonly PlansOfAccount[] => {
  const at = now.toISOString();
  if (!isInstant(at)) throw new RangeError(`No instant can be written for ${at}.`);
  return accounts.flatMap((account) => {
    const { accountId, closedAt } = account;
    const lines = linesOf(account).map((line) => showLine(account, line, at));
    return accountId === null ? [] : [{ accountId, closedAt, lines }];
  });
};
