import { earlier } from '@disdetta/core';
import type { Instant, RecordedAccountEvent, UsageId } from '@disdetta/core';
import { dayOf } from '../language/days.ts';

/** A day in UTC with uses of an account, voided ones left out. */
export interface UsageDay {
  /** The first use of the day. */
  readonly at: Instant;
  readonly uses: number;
}

/** The days on which an account was used, in their order. */
export const usageByDay = (history: readonly RecordedAccountEvent[]): readonly UsageDay[] => {
  const voided = new Set<UsageId>();
  for (const { type, data } of history) if (type === 'UsageVoided') voided.add(data.usageId);
  const days = new Map<string, UsageDay>();
  for (const { type, data } of history) {
    if (type !== 'UsageRecorded' || voided.has(data.usageId)) continue;
    const known = days.get(dayOf(data.usedAt));
    const at = known === undefined ? data.usedAt : earlier(known.at, data.usedAt);
    days.set(dayOf(at), { at, uses: (known?.uses ?? 0) + 1 });
  }
  return [...days.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
};
