import { refusalsStreamOf, streamOf } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { isAudited } from '../auditedEvent.ts';
import type { BundleOptions, BundleUnfit } from './bundle.ts';

/** Which streams a bundle hands over. */
export interface Scope {
  /** The accounts asked for, each once, in the order of their ids; null for the whole log. */
  readonly accounts: readonly string[] | null;
  readonly wants: (stream: string) => boolean;
}

/** The scope that options ask for, held against the streams that were sealed. */
export const scopeOf = (
  { accounts, seals = [] }: Pick<BundleOptions, 'accounts' | 'seals'>,
  sealed: readonly string[],
): E.Either<BundleUnfit, Scope> => {
  if (accounts === undefined) return E.right({ accounts: null, wants: isAudited });
  if (seals.length > 0) {
    return unfit('Earlier seals speak of the whole log: leave them out, or the accounts.', {});
  }
  const known = new Set(sealed);
  const missing = accounts.filter((account) => !known.has(streamOf(account)));
  if (missing.length > 0) {
    return unfit(`The log has no events of ${missing.join(', ')}: look the ids up.`, { missing });
  }
  const wanted = new Set(accounts.flatMap((id) => [streamOf(id), refusalsStreamOf(id)]));
  return E.right({
    accounts: [...new Set(accounts)].sort(),
    wants: (stream) => wanted.has(stream),
  });
};

const unfit = (message: string, facts: BundleUnfit['facts']): E.Either<BundleUnfit, never> =>
  E.left({ code: 'BundleUnfit', message, facts });
