import type { EventStore, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { redecideAccounts } from './decisions/redecideAccounts.ts';
import type { AccountsFindings } from './decisions/redecideAccounts.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { createReader } from './reading.ts';
import { watchSeal } from './seal/earlierSeal.ts';
import type { EarlierSeal } from './seal/earlierSeal.ts';
import type { LeavesUnfit } from './seal/leaves.ts';
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
  /** Whether every command is decided again. Default: yes; else only chain and seals are verified. */
  readonly isDeciding?: boolean;
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
  /** Is told after every page, and after every account. */
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** What an audit has come to, and the figures behind it. */
export interface Audit extends AccountsFindings {
  readonly verdict: Verdict;
  /** Through which position the log is as it was sealed; null: it is not anchored. */
  readonly anchoredThrough: bigint | null;
  /** In the order of their streams and revisions. */
  readonly findings: readonly Finding[];
  /** What kept the log from being read to its end, if anything did. */
  readonly failure: StoreError | null;
  readonly streams: number;
  readonly events: number;
}

const NOT_DECIDED = { findings: [], exceptions: [], decisions: 0, refusals: 0, failure: null };

/**
 * Audits a log: it is read once for its chain and its seals, then account by account, and every
 * command is decided again. One account is held at a time, and the end of every stream.
 */
export const audit =
  (store: EventStore, options: AuditOptions = {}): TaskEither<LeavesUnfit, Audit> =>
  async () => {
    const { seals = [], pageSize, exceptions, onProgress = () => undefined } = options;
    const { isDeciding = true } = options;
    const watches = E.traverseArray(watchSeal)(seals);
    if (E.isLeft(watches)) return watches;

    const { reading, read } = createReader(store, {
      pageSize,
      seals: watches.right,
      onPage: ({ events, position }) => {
        onProgress({ phase: 'reading', events, position });
      },
    });
    const outcome = await read();
    const { heads, events } = reading;
    const failure = E.isLeft(outcome) ? outcome.left : null;
    const accounts =
      failure !== null || !isDeciding
        ? { ...NOT_DECIDED, failure }
        : await redecideAccounts(store, heads, {
            pageSize,
            exceptions,
            onAccount: (done, of) => {
              onProgress({ phase: 'deciding', accounts: done, of });
            },
          })();

    // What cannot be read, the chain has told of already.
    const again = accounts.findings.filter(({ code }) => code !== 'EventUndecodable');
    const findings = inOrder([...reading.findings, ...again]);
    const verdict = verdictOn(findings, {
      isCutShort: accounts.failure !== null,
      hasExceptions: accounts.exceptions.length > 0,
    });
    const isAnchored = accounts.failure === null && verdict !== 'tampered';
    const anchoredThrough = isAnchored ? lastSealed(seals) : null;
    return E.right({
      ...accounts,
      verdict,
      anchoredThrough,
      findings,
      streams: heads.size,
      events,
    });
  };

const lastSealed = (seals: readonly EarlierSeal[]): bigint | null =>
  seals.reduce<bigint | null>(
    (last, { seal: { position } }) => (last === null || position > last ? position : last),
    null,
  );
