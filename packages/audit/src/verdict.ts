import type { Finding, FindingCode } from './finding.ts';

/**
 * What an audit comes to, the gravest that holds: `tampered`, a finding that no honest store and
 * no honest program leave behind; `unreadable`, something could not be read to its end;
 * `exceptions`, something that a person should look at; `clean`, none of it.
 */
export type Verdict = 'clean' | 'exceptions' | 'tampered' | 'unreadable';

/** Findings that clocks and updates leave behind, too. */
const ODD: ReadonlySet<FindingCode> = new Set(['RecordedBackwards', 'DecidedByAnotherVersion']);

/** Findings after which it cannot be said what an event meant. */
const UNREADABLE: ReadonlySet<FindingCode> = new Set(['EventUndecodable', 'CommandUnreadable']);

/** The verdict on findings, and whether there was anything else to look at, or to read. */
export const verdictOn = (
  findings: readonly Finding[],
  { isCutShort, hasExceptions }: { readonly isCutShort: boolean; readonly hasExceptions: boolean },
): Verdict => {
  if (findings.some(({ code }) => !ODD.has(code) && !UNREADABLE.has(code))) return 'tampered';
  if (isCutShort || findings.some(({ code }) => UNREADABLE.has(code))) return 'unreadable';
  return hasExceptions || findings.length > 0 ? 'exceptions' : 'clean';
};
