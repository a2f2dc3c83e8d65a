import type { ArchiveEntry, Dated, Tally, TallyQuestion } from '@disdetta/core';
import { createSortedDates } from './sortedDates.ts';

/** The entries of one kind in one stream. */
export interface Shelf {
  readonly put: (entry: ArchiveEntry) => void;
  readonly find: (key: string) => ArchiveEntry | undefined;
  readonly tally: (question: TallyQuestion) => Tally;
}

/** A shelf with nothing on it. */
export const createShelf = (): Shelf => {
  const entries = new Map<string, ArchiveEntry>();
  const counted = createSortedDates();

  return {
    put: (entry) => {
      const known = entries.get(entry.key);
      const merged = known === undefined ? entry : merge(known, entry);
      const before = known === undefined ? null : datedOf(known);
      const now = datedOf(merged);
      entries.set(entry.key, merged);
      if (before !== null && now === null) counted.remove(before);
      if (before === null && now !== null) counted.add(now);
    },
    find: (key) => entries.get(key),
    tally: ({ from, until, except }) => {
      const left = new Set(except);
      const isIn = (dated: Dated | null): boolean =>
        dated !== null && dated.instant >= from && dated.instant < until;
      const isLeftOut = (key: string): boolean => {
        const entry = entries.get(key);
        return entry !== undefined && isIn(datedOf(entry));
      };
      const firstIn = (dates: Iterable<Dated>): Dated | null => {
        for (const dated of dates) {
          if (!isIn(dated)) return null;
          if (!left.has(dated.key)) return dated;
        }
        return null;
      };
      return {
        count: counted.count(from, until) - [...left].filter(isLeftOut).length,
        first: firstIn(counted.rising(from)),
        last: firstIn(counted.falling(until)),
      };
    },
  };
};

/** When an entry counts; null when it does not. */
const datedOf = ({ key, instant, struck }: ArchiveEntry): Dated | null =>
  struck || instant === null ? null : { key, instant };

const merge = (known: ArchiveEntry, entry: ArchiveEntry): ArchiveEntry => ({
  ...known,
  instant: known.instant ?? entry.instant,
  note: known.note ?? entry.note,
  struck: known.struck || entry.struck,
});
