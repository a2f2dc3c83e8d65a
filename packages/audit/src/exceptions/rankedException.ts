import type { AccountId, Instant, Money } from '@disdetta/core';
import type { ExceptionCode } from '@disdetta/projections';
import type { FindingCode, Place } from '../finding.ts';
import type { Gravity } from './gravity.ts';

/** Something that a person should look at, wherever it was found, and how soon. */
export interface RankedException {
  /** Made from its code and its evidence: the same one has the same id in every audit. */
  readonly id: string;
  readonly code: FindingCode | ExceptionCode;
  readonly gravity: Gravity;
  /** The money that it is about; null where it is about none, or nobody can tell. */
  readonly amount: Money | null;
  /** Null where it concerns the log as a whole. */
  readonly accountId: AccountId | null;
  /** When it arose; of a finding nobody knows that. */
  readonly at: Instant | null;
  /** The events behind it, by stream and revision. */
  readonly evidence: readonly Place[];
  readonly facts: Readonly<Record<string, unknown>>;
}
