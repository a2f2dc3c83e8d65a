import type { EventStore, StoreError } from '@disdetta/core';
import type { Exception, Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { accountsIn } from './accounts.ts';
import { createReading } from './auditChain.ts';
import { redecideAccount } from './decisions/redecideAccount.ts';
import { watchExceptions } from './exceptionsOf.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { PAGE } from './readLog.ts';
import { readLeaves } from './seal/leaves.ts';
import type { LeavesUnfit } from './seal/leaves.ts';
import type { EarlierSeal } from './seal/compareWithSeal.ts';
import { createSealWatch } from './seal/sealWatch.ts';
import { verdictOn } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** How far an audit has come. */
export type AuditProgress =
  | { readonly phase: 'reading'; readonly events: number; readonly position: bigint }
  | { readonly phase: 'deciding'; readonly accounts: number; readonly of: number };

/** What an audit may be given. */
export interface AuditOptions {
  /** Earlier seals of this log, each read by `verifySeal`. Without any it is not anchored. */
  readonly seals?: readonly EarlierSeal[];
  /** Of which time exceptions are looked out for, such as late usage; left out, of none. */
  readonly exceptions?: Stretch;
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
  /** Is told after every page, and after every account. */
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** What an audit has come to, and the figures behind it. */
export interface Audit {
  readonly verdict: Verdict;
  /** Through which position the log is as it was sealed; null: it is not anchored. */
  readonly anchoredThrough: bigint | null;
  /** In the order of their streams and revisions. */
  readonly findings: readonly Finding[];
  readonly exceptions: readonly Exception[];
  /** What kept the log from being read to its end, if anything did. */
  readonly failure: StoreError | null;
  readonly streams: number;
  readonly events: number;
  /** Commands with events, and refusals, that were decided again. */
  readonly decisions: number;
  readonly refusals: number;
}

/**
 * Audits a log: the log is read once for its chain and its seals, then account by account, and
 * every command is decided again. One account is held at a time, and the end of every stream.
 */
export const audit =
  (store: EventStore, options: AuditOptions = {}): TaskEither<LeavesUnfit, Audit> =>
  async () => {
    const { seals = [], pageSize = PAGE, onProgress = () => undefined } = options;
    const leaves = E.traverseArray(({ seal, leaves: text }: EarlierSeal) =>
      text === undefined ? E.right([]) : readLeaves(text, seal),
    )(seals);
    if (E.isLeft(leaves)) return leaves;
    const watches = seals.map(({ seal }, index) => createSealWatch(seal, leaves.right[index]));

    const { reading, read } = createReading(store, pageSize, watches, ({ events, position }) => {
      onProgress({ phase: 'reading', events, position });
    });
    const outcome = await read();
    const findings = [...reading.findings];
    const exceptions: Exception[] = [];
    let failure = E.isLeft(outcome) ? outcome.left : null;
    let decisions = 0;
    let refusals = 0;
    const { heads } = reading;
    const accounts = failure === null ? accountsIn(heads) : [];
    for (const [index, accountId] of accounts.entries()) {
      const watch = watchExceptions(options.exceptions);
      const again = await redecideAccount(store, accountId, {
        pageSize,
        heads,
        onEvent: watch.see,
      })();
      if (E.isLeft(again)) {
        failure = again.left;
        break;
      }
      // The chain has told of those already.
      findings.push(...again.right.findings.filter(({ code }) => code !== 'EventUndecodable'));
      exceptions.push(...watch.answer());
      decisions += again.right.decisions;
      refusals += again.right.refusals;
      onProgress({ phase: 'deciding', accounts: index + 1, of: accounts.length });
    }

    const isCutShort = failure !== null;
    const verdict = verdictOn(findings, { isCutShort, hasExceptions: exceptions.length > 0 });
    const isAnchored = !isCutShort && verdict !== 'tampered';
    return E.right({
      verdict,
      anchoredThrough: isAnchored ? lastSealed(seals) : null,
      findings: inOrder(findings),
      exceptions,
      failure,
      streams: heads.size,
      events: reading.events,
      decisions,
      refusals,
    });
  };

const lastSealed = (seals: readonly EarlierSeal[]): bigint | null =>
  seals.reduce<bigint | null>(
    (last, { seal: { position } }) => (last === null || position > last ? position : last),
    null,
  );
