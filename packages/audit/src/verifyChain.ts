import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { createReader } from './reading.ts';

/** What the chain alone can say. */
export interface ChainVerdict {
  /**
   * `broken` where something was found. Else `not-anchored`: every event links to the one before
   * it, but a log that was cut at its end, or rewritten as a whole, does so too. Only an earlier
   * seal can tell.
   */
  readonly verdict: 'broken' | 'not-anchored';
  readonly findings: readonly Finding[];
  readonly streams: number;
  readonly events: number;
}

/**
 * Verifies that every event of every account, and of its refusals, links to the one before it.
 * Of a stream only its end is held, of the log one page.
 */
export const verifyChain = (
  store: EventStore,
  pageSize?: number,
): TE.TaskEither<StoreError, ChainVerdict> =>
  pipe(
    createReader(store, { pageSize }).read,
    TE.map(({ findings, heads, events }) => ({
      verdict: findings.length > 0 ? 'broken' : 'not-anchored',
      findings: inOrder(findings),
      streams: heads.size,
      events,
    })),
  );
