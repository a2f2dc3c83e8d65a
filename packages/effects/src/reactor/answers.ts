import type { Instant } from '@disdetta/core';
import type { Answer } from '../handlers.ts';
import { keptError } from '../keptError.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { instantOf } from '../time.ts';

const LONGEST_RECEIPT = 500;

const isInvited = (value: unknown): value is Exclude<Answer, string | undefined> =>
  typeof value === 'object' && value !== null && 'answer' in value;

/**
 * What the answer of a handler comes to; null for one that makes no sense. Plain JavaScript may
 * answer anything, and whatever is no answer of ours says no more than that it is done.
 */
export const outcomeOf = (answer: unknown, earliest: Instant): Outcome | null => {
  if (typeof answer === 'string') {
    return { kind: 'handedOver', receipt: answer.slice(0, LONGEST_RECEIPT) };
  }
  if (!isInvited(answer)) return { kind: 'handedOver', receipt: null };
  if (answer.answer === 'never') {
    return { kind: 'parked', error: keptError(answer.code, answer.message) };
  }
  if (!(answer.at instanceof Date) || Number.isNaN(answer.at.getTime())) return null;
  const at = instantOf(answer.at);
  // Never at once: a handler that is always too early would be called without a pause.
  return { kind: 'postponed', until: at > earliest ? at : earliest };
};
