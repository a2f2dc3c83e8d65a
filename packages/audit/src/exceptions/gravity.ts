import type { ExceptionCode } from '@disdetta/projections';
import type { FindingCode } from '../finding.ts';
import { verdictOn } from '../verdict.ts';

/**
 * How grave something is: `tampered`, no honest store and no honest program leave it behind;
 * `unreadable`, nobody can say what it meant; `money`, somebody has too much or too little of it;
 * `oddity`, a clock, an update or a name that does not fit.
 */
export type Gravity = 'tampered' | 'unreadable' | 'money' | 'oddity';

/** The gravest first. */
export const GRAVITIES: readonly Gravity[] = ['tampered', 'unreadable', 'money', 'oddity'];

const OF_EXCEPTION: Readonly<Record<ExceptionCode, Gravity>> = {
  ChargedAfterCancellation: 'money',
  LateUsage: 'money',
  RefundOwedForLong: 'money',
  ClockOddity: 'oddity',
  UnknownReference: 'oddity',
};

/** How grave an exception is. */
export const gravityOfException = (code: ExceptionCode): Gravity => OF_EXCEPTION[code];

/** How grave a finding is: what it alone would make of the verdict. */
export const gravityOfFinding = (code: FindingCode): Gravity => {
  const alone = { code, stream: '', revision: 0n, message: '', facts: {} };
  const verdict = verdictOn([alone], { isCutShort: false, hasExceptions: false });
  return verdict === 'tampered' || verdict === 'unreadable' ? verdict : 'oddity';
};
