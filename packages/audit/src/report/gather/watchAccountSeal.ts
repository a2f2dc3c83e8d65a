import { refusalsStreamOf, streamOf } from '@disdetta/core';
import type { AccountId } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { EarlierSeal } from '../../seal/earlierSeal.ts';
import { readLeaves } from '../../seal/leaves.ts';
import type { LeavesUnfit } from '../../seal/leaves.ts';
import { createSealWatch } from '../../seal/sealWatch.ts';
import type { SealWatch } from '../../seal/sealWatch.ts';

/** A watch for one account's part of a seal, and how far the seal goes. */
export interface AccountSealWatch {
  readonly watch: SealWatch;
  readonly position: bigint;
}

/**
 * Gets ready to hold one account against a seal; null where the seal does not speak of it, or
 * was kept without its leaves.
 */
export const watchAccountSeal =
  (accountId: AccountId) =>
  ({ seal, leaves }: EarlierSeal): E.Either<LeavesUnfit, AccountSealWatch | null> => {
    if (leaves === undefined) return E.right(null);
    const streams = [streamOf(accountId), refusalsStreamOf(accountId)];
    return pipe(
      readLeaves(leaves, seal),
      E.map((read) => {
        const own = read.filter(({ stream }) => streams.includes(stream));
        return own.length === 0
          ? null
          : { watch: createSealWatch(seal, own), position: seal.position };
      }),
    );
  };
