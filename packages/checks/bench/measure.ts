/** The figure that a share of all figures is below, as in 0.99. */
export const percentile = (figures: readonly number[], share: number): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length * share)] ?? Number.NaN;

/** The middle of some figures. */
export const median = (figures: readonly number[]): number => percentile(figures, 0.5);

/** How long a piece of work takes, in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** What contestants come to in each of some rounds, in which they take turns. */
export const inTurns = async <Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> => {
  const names = Object.keys(contestants) as Name[];
  const figures = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      figures.get(name)?.push(await contestants[name]());
    }
  }
  return Object.fromEntries(figures) as Record<Name, number[]>;
};

/** What several contestants took, a median each, over rounds in which they take turns. */
export const sideBySide = async <Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(contestants) as Name[];
  const taken = await inTurns(
    rounds,
    Object.fromEntries(
      names.map((name) => [name, () => timed(contestants[name])]),
    ) as unknown as Record<Name, () => Promise<number>>,
  );
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<
    Name,
    number
  >;
};

/** How one contestant does against another: the median of the rounds, and how far they spread. */
export interface Comparison {
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Compares figures of the same rounds. */
export const compare = (ours: readonly number[], theirs: readonly number[]): Comparison => {
  const ratios = ours.map((figure, round) => figure / (theirs[round] ?? Number.NaN));
  return { ratio: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
};

/** A comparison as the table tells it: `0.94 × (0.90 to 0.99)`. */
export const spellComparison = ({ ratio, lowest, highest }: Comparison): string =>
  `${ratio.toFixed(2)} × (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;

/** The middle of some rates, as the table tells it: `266,290`. */
export const spellRate = (rates: readonly number[]): string =>
  Math.round(median(rates)).toLocaleString('en');

/** A size as the table tells it. */
export const inMebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** One line of the table: what was done, what it came to, and what was hoped for. */
export interface Row {
  readonly id: string;
  readonly work: string;
  readonly result: string;
  readonly goal: string;
  /** Null where it could not be measured. */
  readonly isMet: boolean | null;
  readonly figures: Readonly<Record<string, number>>;
}

const ANSWERS = new Map([
  [true, 'yes'],
  [false, 'no'],
  [null, '–'],
]);

/** The table as Markdown. */
export const toMarkdown = (rows: readonly Row[]): string =>
  [
    '| # | work | result | goal | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ id, work, result, goal, isMet }) =>
        `| ${id} | ${work} | ${result} | ${goal} | ${ANSWERS.get(isMet) ?? ''} |`,
    ),
  ].join('\n');
