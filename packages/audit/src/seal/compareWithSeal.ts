import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isAudited } from '../auditedEvent.ts';
import { createChain } from '../chain/chain.ts';
import { inOrder } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { PAGE, readLog } from '../readLog.ts';
import { readLeaves } from './leaves.ts';
import type { LeavesUnfit } from './leaves.ts';
import { createSealWatch } from './sealWatch.ts';
import type { Seal } from './seal.ts';

/** A seal that `verifySeal` has read, and the leaves that were kept with it, if they were. */
export interface EarlierSeal {
  readonly seal: Seal;
  readonly leaves?: string;
}

/** Whether a log still begins with what was sealed. */
export interface SealComparison {
  /** `verified`: every stream begins as it was sealed. What came after the seal is not anchored. */
  readonly verdict: 'broken' | 'verified';
  readonly findings: readonly Finding[];
}

/**
 * Holds a log against an earlier seal: every link up to there, and every stream as it stood. A
 * newer seal of the same log is consistent with the older one when both hold.
 */
export const compareWithSeal = (
  store: EventStore,
  { seal, leaves }: EarlierSeal,
  pageSize: number = PAGE,
): TE.TaskEither<StoreError | LeavesUnfit, SealComparison> => {
  const chain = createChain();
  const findings: Finding[] = [];
  return pipe(
    TE.fromEither(leaves === undefined ? E.right([]) : readLeaves(leaves, seal)),
    TE.chainW((read) => {
      const watch = createSealWatch(seal, read);
      return pipe(
        readLog(store, pageSize, (event) => {
          if (!isAudited(event.stream)) return;
          findings.push(...watch.before(event, chain.heads));
          findings.push(...chain.see(event), ...watch.after(event, chain.heads));
        }),
        TE.map((): SealComparison => {
          findings.push(...watch.end(chain.heads));
          return {
            verdict: findings.length > 0 ? 'broken' : 'verified',
            findings: inOrder(findings),
          };
        }),
      );
    }),
  );
};
