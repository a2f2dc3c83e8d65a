import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import { stretchesOf } from './stretches.ts';

const at = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const cut = (from: string, until: string): readonly string[] =>
  stretchesOf(at(from), at(until)).map(
    (stretch) => `${stretch.grain}: ${stretch.from} … ${stretch.until}`,
  );

describe('the stretches of a time', () => {
  it('are whole days where it starts and ends at midnight', () => {
    expect(cut('2026-05-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z')).toEqual([
      '10: 2026-05-01 … 2026-06-01',
    ]);
  });

  it('get finer on both sides', () => {
    expect(cut('2026-05-01T10:20:30.500Z', '2026-05-09T11:00:00.000Z')).toEqual([
      '10: 2026-05-01~ … 2026-05-09',
      '13: 2026-05-01T10~ … 2026-05-01~',
      '13: 2026-05-09 … 2026-05-09T11',
      '16: 2026-05-01T10:20~ … 2026-05-01T10~',
      '19: 2026-05-01T10:20:30~ … 2026-05-01T10:20~',
      '24: 2026-05-01T10:20:30.500Z … 2026-05-01T10:20:30~',
    ]);
  });

  it('are none where nothing lies between', () => {
    expect(cut('2026-05-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z')).toEqual([]);
    expect(cut('2026-05-02T00:00:00.000Z', '2026-05-01T00:00:00.000Z')).toEqual([]);
  });
});
