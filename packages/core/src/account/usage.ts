import type { Draft } from 'immer';
import type { Instant } from '../kernel/instant.ts';
import type { UsageId } from '../values/ids.ts';

/** One use of the account; either its record or its void may arrive first. */
export interface Use {
  /** When it happened, or null as long as only its void has arrived. */
  readonly usedAt: Instant | null;
  readonly voided: boolean;
}

/** How often the account was used in a stretch of time, and the first and last time. */
export interface UseSummary {
  readonly count: number;
  readonly first: UsedOnce | null;
  readonly last: UsedOnce | null;
}

/** A use that counts. */
export interface UsedOnce {
  readonly usageId: UsageId;
  readonly usedAt: Instant;
}

/** The uses of an account by their id. */
export interface Usage {
  readonly uses: ReadonlyMap<UsageId, Use>;
}

/** No use known. */
export const noUses = (): Draft<Usage> => ({ uses: new Map() });

const isBefore = (one: UsedOnce, other: UsedOnce): boolean =>
  one.usedAt === other.usedAt ? one.usageId < other.usageId : one.usedAt < other.usedAt;

const NO_USE: UseSummary = { count: 0, first: null, last: null };

/** Two summaries of different uses as one. */
export const addSummaries = (one: UseSummary, other: UseSummary): UseSummary => {
  if (one.first === null || one.last === null) return other;
  if (other.first === null || other.last === null) return one;
  return {
    count: one.count + other.count,
    first: isBefore(one.first, other.first) ? one.first : other.first,
    last: isBefore(one.last, other.last) ? other.last : one.last,
  };
};

/**
 * The uses from an instant on and before another, voided ones left out. Uses of the same instant
 * are ordered by id, so the order in which they arrived does not show.
 */
export const usesBetween = (usage: Usage, from: Instant, until: Instant): UseSummary => {
  let count = 0;
  let first: UsedOnce | null = null;
  let last: UsedOnce | null = null;
  for (const [usageId, { usedAt, voided }] of usage.uses) {
    if (voided || usedAt === null || usedAt < from || usedAt >= until) continue;
    const use = { usageId, usedAt };
    count += 1;
    if (first === null || isBefore(use, first)) first = use;
    if (last === null || isBefore(last, use)) last = use;
  }
  return count === 0 ? NO_USE : { count, first, last };
};

/** What is known of one use, if anything. */
export const findUse = (usage: Usage, usageId: UsageId): Use | undefined =>
  usage.uses.get(usageId);

/** Takes note of a use: the first record of a usage id counts, whatever comes after. */
export const noteUse = (usage: Draft<Usage>, usageId: UsageId, usedAt: Instant): void => {
  const known = usage.uses.get(usageId);
  if (known === undefined) usage.uses.set(usageId, { usedAt, voided: false });
  else if (known.usedAt === null) known.usedAt = usedAt;
};

/** Takes note of a void, which may come before its use. */
export const noteVoid = (usage: Draft<Usage>, usageId: UsageId): void => {
  const known = usage.uses.get(usageId);
  if (known === undefined) usage.uses.set(usageId, { usedAt: null, voided: true });
  else known.voided = true;
};
