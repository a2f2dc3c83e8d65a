import type { Instant, RecordedAccountEvent, RecordedRefusal } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import type { AccountRecord } from '../readAccount.ts';
import type { Slices } from './slices.ts';

/** How often something was recorded, by its type; of refusals, `CommandRefused`. */
export type CountsByType = Readonly<Record<string, number>>;

/** How much was recorded, and from where to where in the log. */
export interface Counts {
  readonly events: number;
  readonly byType: CountsByType;
  /** Null where there is nothing. */
  readonly firstPosition: bigint | null;
  readonly lastPosition: bigint | null;
}

const NO_COUNTS: Counts = { events: 0, byType: {}, firstPosition: null, lastPosition: null };

/** Counts by slice of time: events by when they happened, refusals by when they were recorded. */
export interface EventCount {
  readonly add: (record: AccountRecord) => void;
  readonly counts: () => readonly { readonly start: Instant | ''; readonly counts: Counts }[];
}

interface Tally {
  readonly byType: Map<string, number>;
  first: bigint;
  last: bigint;
}

const byName = ([one]: readonly [string, number], [other]: readonly [string, number]): number =>
  one < other ? -1 : 1;

const countsOf = ({ byType, first, last }: Tally): Counts => ({
  events: [...byType.values()].reduce((sum, count) => sum + count, 0),
  byType: Object.fromEntries([...byType].sort(byName)),
  firstPosition: first,
  lastPosition: last,
});

/** Begins to count. */
export const createEventCount = ({ startOf }: Slices): EventCount => {
  const slices = new Map<Instant | '', Tally>();
  const note = (at: Instant, { type, position }: RecordedAccountEvent | RecordedRefusal): void => {
    const start = startOf(at);
    const tally = slices.get(start) ?? {
      byType: new Map<string, number>(),
      first: position,
      last: position,
    };
    slices.set(start, tally);
    tally.byType.set(type, (tally.byType.get(type) ?? 0) + 1);
    if (position < tally.first) tally.first = position;
    if (position > tally.last) tally.last = position;
  };
  return {
    add: ({ history, refusals }) => {
      for (const event of history) note(happenedAt(event), event);
      for (const refusal of refusals) note(refusal.recordedAt, refusal);
    },
    counts: () => [...slices].map(([start, tally]) => ({ start, counts: countsOf(tally) })),
  };
};

/** Several counts as one. */
export const together = (all: readonly Counts[]): Counts => {
  const byType = new Map<string, number>();
  let first: bigint | null = null;
  let last: bigint | null = null;
  for (const { byType: counts, firstPosition, lastPosition } of all) {
    for (const [type, count] of Object.entries(counts)) {
      byType.set(type, (byType.get(type) ?? 0) + count);
    }
    if (firstPosition !== null && (first === null || firstPosition < first)) first = firstPosition;
    if (lastPosition !== null && (last === null || lastPosition > last)) last = lastPosition;
  }
  return first === null || last === null ? NO_COUNTS : countsOf({ byType, first, last });
};
