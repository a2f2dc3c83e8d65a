import { isInstant } from '@disdetta/core';
import type { Dated, Instant } from '@disdetta/core';
import { createSortedDates } from './sortedDates.ts';

const instantAt = (millisecond: number): Instant => {
  const text = new Date(Date.UTC(2026, 0, 1) + millisecond).toISOString();
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const dated = (millisecond: number): Dated => ({
  key: `at ${millisecond}`,
  instant: instantAt(millisecond),
});

/** Every number below a length once, well mixed: 7,919 is a prime. */
const mixed = (length: number): readonly number[] =>
  Array.from({ length }, (_, index) => (index * 7_919) % length);

describe('sorted dates over many chunks', () => {
  const LENGTH = 5_000;

  it('count and list what was added in any order', () => {
    const dates = createSortedDates();
    for (const millisecond of mixed(LENGTH)) dates.add(dated(millisecond));

    expect(dates.count(instantAt(10), instantAt(4_990))).toBe(4_980);
    expect([...dates.rising(instantAt(4_990))]).toEqual(
      Array.from({ length: 10 }, (_, index) => dated(4_990 + index)),
    );
    expect([...dates.falling(instantAt(3))]).toEqual([dated(2), dated(1), dated(0)]);
  });

  it('are empty again when all was removed in another order', () => {
    const dates = createSortedDates();
    for (let millisecond = 0; millisecond < LENGTH; millisecond += 1) dates.add(dated(millisecond));
    for (const millisecond of mixed(LENGTH)) dates.remove(dated(millisecond));

    expect(dates.count(instantAt(0), instantAt(LENGTH))).toBe(0);
    expect([...dates.rising(instantAt(0))]).toEqual([]);
  });
});
