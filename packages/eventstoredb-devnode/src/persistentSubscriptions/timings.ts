/** So many answers are looked back at. */
const WINDOW = 1_000;

/** How long a consumer takes to answer. */
export interface Timings {
  readonly begin: (id: string) => void;
  readonly end: (id: string) => void;
  /** By name, in milliseconds; none while nothing was answered. */
  readonly measurements: () => readonly Measurement[];
}

/** One number of a statistic. */
export interface Measurement {
  readonly key: string;
  readonly value: string;
}

/** The names that the server gives to shares of a hundred. */
const SHARES: readonly (readonly [string, number])[] = [
  ['Median', 50],
  ['Fastest', 0],
  ['Quintile 1', 0],
  ['Quintile 2', 20],
  ['Quintile 3', 40],
  ['Quintile 4', 60],
  ['Quintile 5', 80],
  ['90%', 90],
  ['95%', 95],
  ['99%', 99],
  ['99.5%', 99.5],
  ['99.9%', 99.9],
  ['Highest', 100],
];

/** Nothing was answered yet. */
export const createTimings = (now: () => number): Timings => {
  const begun = new Map<string, number>();
  const answered: number[] = [];

  return {
    begin: (id) => {
      begun.set(id, now());
    },
    end: (id) => {
      const beginning = begun.get(id);
      if (beginning === undefined) return;
      begun.delete(id);
      answered.push(now() - beginning);
      if (answered.length > WINDOW) answered.shift();
    },
    measurements: () => {
      if (answered.length === 0) return [];
      const sorted = answered.toSorted((one, other) => one - other);
      const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
      const at = (share: number): number =>
        sorted[Math.min(sorted.length - 1, Math.trunc((share / 100) * sorted.length))] ?? 0;
      return [
        { key: 'Mean', value: String(Math.trunc(mean)) },
        ...SHARES.map(([key, share]) => ({ key, value: String(at(share)) })),
      ];
    },
  };
};
