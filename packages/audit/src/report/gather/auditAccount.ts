import type { AccountId, EventStore } from '@disdetta/core';
import { exceptionsView } from '@disdetta/projections';
import type { Stretch } from '@disdetta/projections';
import { foldWith } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Audit } from '../../audit.ts';
import { createChain } from '../../chain/chain.ts';
import { redecideAccount } from '../../decisions/redecideAccount.ts';
import { inOrder } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import type { EarlierSeal } from '../../seal/earlierSeal.ts';
import type { LeavesUnfit } from '../../seal/leaves.ts';
import { verdictOn } from '../../verdict.ts';
import type { AccountRecord } from '../../readAccount.ts';
import { watchAccountSeal } from './watchAccountSeal.ts';

/** What an account is audited against. */
export interface AccountAuditOptions {
  readonly seals: readonly EarlierSeal[];
  readonly stretch: Stretch;
  readonly pageSize: number;
}

/** Audits one account alone: its links, its place in the seals, and its decisions. */
export const auditAccount =
  (
    store: EventStore,
    accountId: AccountId,
    { stored, history }: AccountRecord,
    { seals, stretch, pageSize }: AccountAuditOptions,
  ): TaskEither<LeavesUnfit, Audit> =>
  async () => {
    const watches = E.traverseArray(watchAccountSeal(accountId))(seals);
    if (E.isLeft(watches)) return watches;
    const standing = watches.right.filter((watch) => watch !== null);
    const chain = createChain();
    const found: Finding[] = [];
    for (const event of stored) {
      found.push(...chain.see(event));
      for (const { watch } of standing) found.push(...watch.after(event, chain.heads));
    }
    for (const { watch } of standing) found.push(...watch.end(chain.heads));
    const decided = await redecideAccount(store, accountId, { pageSize, heads: chain.heads })();
    const again = E.isRight(decided) ? decided.right : { findings: [], decisions: 0, refusals: 0 };
    const findings = inOrder([
      // The account is read without the rest of the log, which alone can speak of the root.
      ...found.filter(({ code }) => code !== 'SealDiffers'),
      ...again.findings.filter(({ code }) => code !== 'EventUndecodable'),
    ]);
    const { exceptions } = exceptionsView.answer(foldWith(exceptionsView, history), stretch);
    const failure = E.isLeft(decided) ? decided.left : null;
    const verdict = verdictOn(findings, {
      isCutShort: failure !== null,
      hasExceptions: exceptions.length > 0,
    });
    const sealed = standing.map(({ position }) => position);
    const isAnchored = failure === null && verdict !== 'tampered';
    return E.right({
      ...again,
      verdict,
      anchoredThrough: isAnchored ? latest(sealed) : null,
      findings,
      exceptions,
      failure,
      streams: chain.heads.size,
      events: stored.length,
    });
  };

const latest = (positions: readonly bigint[]): bigint | null =>
  positions.reduce<bigint | null>(
    (last, position) => (last === null || position > last ? position : last),
    null,
  );
