import type { StoreError } from '@disdetta/core';
import type { AccountsFindings } from './decisions/redecideAccounts.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import type { EarlierSeal } from './seal/earlierSeal.ts';
import { verdictOn } from './verdict.ts';
import type { Verdict } from './verdict.ts';

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

/** The parts that an audit is put together from. */
export interface AuditParts {
  /** What was found while the log was read for its chain and its seals. */
  readonly ofReading: readonly Finding[];
  readonly accounts: AccountsFindings;
  readonly streams: number;
  readonly events: number;
  readonly seals: readonly EarlierSeal[];
}

/** Puts an audit together, and comes to a verdict. */
export const auditedFrom = ({ ofReading, accounts, seals, ...figures }: AuditParts): Audit => {
  // What cannot be read, the chain has told of already.
  const again = accounts.findings.filter(({ code }) => code !== 'EventUndecodable');
  const findings = inOrder([...ofReading, ...again]);
  const isCutShort = accounts.failure !== null;
  const hasExceptions = accounts.exceptions.length > 0;
  const verdict = verdictOn(findings, { isCutShort, hasExceptions });
  const isAnchored = !isCutShort && verdict !== 'tampered';
  const anchoredThrough = isAnchored ? lastSealed(seals) : null;
  return { ...accounts, ...figures, verdict, anchoredThrough, findings };
};

const lastSealed = (seals: readonly EarlierSeal[]): bigint | null =>
  seals.reduce<bigint | null>(
    (last, { seal: { position } }) => (last === null || position > last ? position : last),
    null,
  );
