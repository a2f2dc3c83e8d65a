import type { ArchiveEntry, Dated, Tally, TallyQuestion } from '@disdetta/core';

/** Entries by key, as the port describes them and no cleverer. */
export type Model = Map<string, ArchiveEntry>;

/** Files an entry. */
export const put = (model: Model, entry: ArchiveEntry): void => {
  const known = model.get(entry.key);
  model.set(entry.key, {
    ...entry,
    instant: known?.instant ?? entry.instant,
    note: known?.note ?? entry.note,
    struck: (known?.struck ?? false) || entry.struck,
  });
};

/** Tallies by looking at every entry. */
export const tally = (model: Model, { from, until, except }: TallyQuestion): Tally => {
  const dated = [...model.values()]
    .flatMap(({ key, instant, struck }): readonly Dated[] =>
      struck || instant === null ? [] : [{ key, instant }],
    )
    .filter(({ key, instant }) => instant >= from && instant < until && !except.includes(key))
    .sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  return { count: dated.length, first: dated[0] ?? null, last: dated.at(-1) ?? null };
};

const textOf = ({ instant, key }: Dated): string => instant + key;
