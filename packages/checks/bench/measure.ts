/** The middle of some figures. */
export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** How long a piece of work takes, in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** What several contestants took, a median each, over rounds in which they take turns. */
export const sideBySide = async <Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(contestants) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      taken.get(name)?.push(await timed(contestants[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >;
};

/** One line of the table: what was done, what it came to, and what was hoped for. */
export interface Row {
  readonly id: string;
  readonly work: string;
  readonly result: string;
  readonly goal: string;
  readonly isMet: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

/** The table as Markdown. */
export const toMarkdown = (rows: readonly Row[]): string =>
  [
    '| # | work | result | goal | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ id, work, result, goal, isMet }) =>
        `| ${id} | ${work} | ${result} | ${goal} | ${isMet ? 'yes' : 'no'} |`,
    ),
  ].join('\n');
