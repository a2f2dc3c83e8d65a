import type { Instant } from '../kernel/instant.ts';
import { findUse, noteUse, noUses, usesBetween } from './usage.ts';
import type { Usage, Use } from './usage.ts';

const day = (date: string): Instant => `2026-${date}T00:00:00.000Z` as Instant;
const used = (date: string): Use => ({ usedAt: day(date), voided: false });
const NONE = { count: 0, first: null, last: null };
const march = { from: day('03-01'), until: day('04-01') };

describe('uses of which an archive keeps some', () => {
  const usage: Usage = {
    uses: new Map([
      ['recent', used('03-20')],
      ['struck out since', { usedAt: null, voided: true }],
    ]),
    filed: {
      uses: new Map([
        ['filed', used('03-05')],
        ['struck out since', used('03-06')],
      ]),
      summaries: [
        {
          ...march,
          summary: {
            count: 1,
            first: { usageId: 'filed', usedAt: day('03-05') },
            last: { usageId: 'filed', usedAt: day('03-05') },
          },
        },
      ],
    },
  };

  it.each<[string, Use | undefined]>([
    ['recent', used('03-20')],
    ['filed', used('03-05')],
    ['struck out since', { usedAt: day('03-06'), voided: true }],
    ['never heard of', undefined],
  ])('are found whether they are recent, filed or both: %s', (usageId, use) => {
    expect(findUse(usage, usageId)).toEqual(use);
  });

  it('are counted together in a stretch that the archive was asked about', () => {
    expect(usesBetween(usage, march.from, march.until)).toEqual({
      count: 2,
      first: { usageId: 'filed', usedAt: day('03-05') },
      last: { usageId: 'recent', usedAt: day('03-20') },
    });
  });

  it('are the recent ones alone in a stretch that it was not asked about', () => {
    expect(usesBetween(usage, day('03-10'), march.until)).toMatchObject({ count: 1 });
    expect(usesBetween(noUses(), march.from, march.until)).toMatchObject({ count: 0 });
  });
});

describe('the first and the last use of a stretch', () => {
  const usage = (uses: readonly (readonly [string, string])[]): Usage => {
    const own = noUses();
    for (const [usageId, date] of uses) noteUse(own, usageId, day(date));
    return own;
  };

  it('are told by when they happened, whatever their ids and the order they came in', () => {
    const uses = usage([
      ['use-2', '03-10'],
      ['use-9', '03-05'],
      ['use-1', '03-20'],
    ]);
    expect(usesBetween(uses, march.from, march.until)).toEqual({
      count: 3,
      first: { usageId: 'use-9', usedAt: day('03-05') },
      last: { usageId: 'use-1', usedAt: day('03-20') },
    });
  });

  it('are not those of a stretch with another end', () => {
    const filed = { uses: new Map(), summaries: [{ ...march, summary: { ...NONE, count: 7 } }] };
    const uses = { uses: new Map([['use-1', used('03-05')]]), filed };
    expect(usesBetween(uses, march.from, day('03-31'))).toMatchObject({ count: 1 });
  });

  it('count a use once that was reported twice, and as often as it was not voided', () => {
    const uses = usage([
      ['use-1', '03-05'],
      ['use-1', '03-06'],
    ]);
    expect(findUse(uses, 'use-1')).toEqual(used('03-05'));
    expect(usesBetween(uses, march.from, march.until)).toMatchObject({ count: 1 });
  });
});
