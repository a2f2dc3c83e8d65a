import type { EventStore, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { audit } from '../audit.ts';
import type { AuditOptions } from '../audit.ts';
import { isAudited } from '../auditedEvent.ts';
import { accountOf } from '../decisions/accounts.ts';
import { PAGE } from '../pages.ts';
import { readLog } from '../readLog.ts';
import type { LeavesUnfit } from '../seal/leaves.ts';
import type { Verdict } from '../verdict.ts';
import { rank } from './rank.ts';
import type { RankedException } from './rankedException.ts';
import { testsOf } from './tests.ts';
import type { TestedPopulation } from './tests.ts';

/** Everything in a log that a person should look at, and what was looked at to find it. */
export interface ExceptionList {
  readonly verdict: Verdict;
  /** The gravest first, then by currency the most money; empty where there is nothing. */
  readonly exceptions: readonly RankedException[];
  readonly tests: readonly TestedPopulation[];
  /** What kept the log from being read to its end, if anything did: there may be more, then. */
  readonly failure: StoreError | null;
}

/** What exceptions are looked for with. */
export interface ExceptionListOptions extends Omit<AuditOptions, 'exceptions' | 'isDeciding'> {
  /** Of which time; what a seal, a link or a decision tells is of all time. */
  readonly stretch: Stretch;
}

/**
 * Lists what a person should look at in a log, the gravest first: findings of its chain, its seals
 * and its decisions, and the exceptions of a stretch of time. One account is held at a time.
 */
export const listExceptions = (
  store: EventStore,
  { stretch, ...options }: ExceptionListOptions,
): TE.TaskEither<LeavesUnfit, ExceptionList> => {
  const { seals = [], pageSize = PAGE } = options;
  const byType = new Map<string, number>();
  const accounts = new Set<string>();
  const counting = readLog(store, pageSize, ({ stream, type }) => {
    if (!isAudited(stream)) return;
    accounts.add(accountOf(stream) ?? stream);
    byType.set(type, (byType.get(type) ?? 0) + 1);
  });
  return pipe(
    audit(store, { ...options, exceptions: stretch }),
    // A log that cannot be read to its end was told of by the audit: what was counted stays.
    TE.chainFirstTaskK(() => counting),
    TE.map((audited) => ({
      verdict: audited.verdict,
      exceptions: rank(audited.findings, audited.exceptions),
      tests: testsOf(audited, { accounts: accounts.size, seals: seals.length, byType }),
      failure: audited.failure,
    })),
  );
};
