import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { createReader } from './reading.ts';
import { watchSeal } from './seal/earlierSeal.ts';
import type { EarlierSeal } from './seal/earlierSeal.ts';
import type { LeavesUnfit } from './seal/leaves.ts';

/** Whether a log still begins with what was sealed. */
export interface SealComparison {
  /** `verified`: every stream begins as it was sealed. What came after the seal is not anchored. */
  readonly verdict: 'broken' | 'verified';
  readonly findings: readonly Finding[];
}

/**
 * Holds a log against an earlier seal: every link, and every stream as it stood. A newer seal of
 * the same log is consistent with the older one when both hold.
 */
export const compareWithSeal = (
  store: EventStore,
  earlier: EarlierSeal,
  pageSize?: number,
): TE.TaskEither<StoreError | LeavesUnfit, SealComparison> =>
  pipe(
    TE.fromEither(watchSeal(earlier)),
    TE.chainW((watch) => createReader(store, { pageSize, seals: [watch] }).read),
    TE.map(({ findings }) => ({
      verdict: findings.length > 0 ? 'broken' : 'verified',
      findings: inOrder(findings),
    })),
  );
