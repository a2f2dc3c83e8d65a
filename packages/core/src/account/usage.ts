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

/** A stretch of time: `from` is in, `until` is out. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/** A summary of a stretch of time. */
export interface StretchSummary extends Stretch {
  readonly summary: UseSummary;
}

/**
 * What an archive answered about uses that the state itself keeps no more. The summaries leave
 * out every use that `Usage.uses` names.
 */
export interface FiledUses {
  readonly uses: ReadonlyMap<UsageId, Use>;
  readonly summaries: readonly StretchSummary[];
}

/** The uses of an account by their id: all of them, or the recent ones and answers on the rest. */
export interface Usage {
  readonly uses: ReadonlyMap<UsageId, Use>;
  readonly filed: FiledUses;
}

/** No use known. */
export const noUses = (): Draft<Usage> => ({
  uses: new Map(),
  filed: { uses: new Map(), summaries: [] },
});

const isBefore = (one: UsedOnce, other: UsedOnce): boolean =>
  one.usedAt === other.usedAt ? one.usageId < other.usageId : one.usedAt < other.usedAt;

const NO_USE: UseSummary = { count: 0, first: null, last: null };

const add = ({ count, first, last }: UseSummary, use: UsedOnce): UseSummary => ({
  count: count + 1,
  first: first === null || isBefore(use, first) ? use : first,
  last: last === null || isBefore(last, use) ? use : last,
});

/** Two records of the same use as one: the first instant counts, and any void voids. */
const merge = (earlier: Use, later: Use): Use => ({
  usedAt: earlier.usedAt ?? later.usedAt,
  voided: earlier.voided || later.voided,
});

/** What is known of one use, if anything. */
export const findUse = (usage: Usage, usageId: UsageId): Use | undefined => {
  const recent = usage.uses.get(usageId);
  return recent === undefined
    ? usage.filed.uses.get(usageId)
    : mergeFiled(usage.filed, usageId, recent);
};

const mergeFiled = ({ uses }: FiledUses, usageId: UsageId, recent: Use): Use => {
  const filed = uses.get(usageId);
  return filed === undefined ? recent : merge(filed, recent);
};

/**
 * The uses from an instant on and before another, voided ones left out. Uses of the same instant
 * are ordered by id, so the order in which they arrived does not show.
 */
export const usesBetween = (usage: Usage, from: Instant, until: Instant): UseSummary => {
  const filed = usage.filed.summaries.find((one) => one.from === from && one.until === until);
  let summary = filed?.summary ?? NO_USE;
  for (const [usageId, recent] of usage.uses) {
    const { usedAt, voided } = mergeFiled(usage.filed, usageId, recent);
    if (voided || usedAt === null || usedAt < from || usedAt >= until) continue;
    summary = add(summary, { usageId, usedAt });
  }
  return summary;
};

/** Takes note of a use: the first record of a usage id counts, whatever comes after. */
export const noteUse = (usage: Draft<Usage>, usageId: UsageId, usedAt: Instant): void => {
  note(usage, usageId, { usedAt, voided: false });
};

/** Takes note of a void, which may come before its use. */
export const noteVoid = (usage: Draft<Usage>, usageId: UsageId): void => {
  note(usage, usageId, { usedAt: null, voided: true });
};

const note = (usage: Draft<Usage>, usageId: UsageId, use: Use): void => {
  const known = usage.uses.get(usageId);
  usage.uses.set(usageId, known === undefined ? use : merge(known, use));
};
