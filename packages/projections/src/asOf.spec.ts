import { decodeWith } from '@disdetta/core';
import { isLeft, right } from 'fp-ts/lib/Either.js';
import { eventsAsOf, knownAt } from './asOf.ts';
import { recorded } from './testing/recorded.ts';
import { billed, on, opened, planStarted, used, voided } from './testing/story.ts';

const history = recorded(
  opened(),
  planStarted(),
  billed(),
  used('u-1', on('03-05')),
  { ...used('u-2', on('03-04')), recordedAt: on('03-20') },
  voided('u-1', on('03-25')),
);

const typesAt = (asOf: Parameters<typeof eventsAsOf>[1]): readonly string[] =>
  eventsAsOf(history, asOf).map(({ type, position }) => `${position} ${type}`);

describe('as it happened', () => {
  it('sees what had happened by an instant, the very instant included', () => {
    expect(typesAt({ at: on('03-04') })).toEqual([
      '1 AccountOpened',
      '2 PlanStarted',
      '3 AccountBilled',
      '5 UsageRecorded',
      '6 UsageVoided',
    ]);
  });

  it('lets a void count at every instant', () => {
    expect(typesAt({ at: on('01-01') })).toEqual(['1 AccountOpened', '6 UsageVoided']);
  });
});

describe('as it was known', () => {
  it('by an instant of the record', () => {
    expect(typesAt({ knownAt: on('03-05') })).toHaveLength(4);
    expect(typesAt({ knownAt: on('03-20') })).toHaveLength(5);
  });

  it('by a position in the record', () => {
    expect(typesAt({ knownAt: 0n })).toEqual([]);
    expect(typesAt({ knownAt: 3n })).toHaveLength(3);
  });

  it.each([7, 7n, '7'])('reads the position %p', (value) => {
    expect(decodeWith(knownAt, value)).toEqual(right(7n));
  });

  it.each([-1, 1.5, -1n, '', '0x1', '7 ', '2026-03-01', null])('refuses %p', (value) => {
    expect(isLeft(decodeWith(knownAt, value))).toBe(true);
  });
});
