import { createHash } from 'node:crypto';
import { isCurrency, moneyOf } from '@disdetta/core';
import type { Money } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { clockedLog } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { drawMonetaryUnits, drawRandom, unitsIn } from './draw.ts';
import { drawSample } from './drawSample.ts';
import type { SampleOptions } from './drawSample.ts';
import { populationHash } from './population.ts';

const RANDOM: SampleOptions = {
  population: 'charges',
  method: { name: 'random' },
  seed: 'march 2026',
  size: 3,
};

const MONETARY: SampleOptions = { ...RANDOM, method: { name: 'monetary-unit', currency: 'EUR' } };

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map(({ id }) => id);

const eur = (amount: number): Money => {
  const code = 'EUR';
  if (!isCurrency(code)) throw new RangeError(code);
  return moneyOf(amount, code);
};

const seeds = fc.string({ minLength: 1, unit: 'grapheme-ascii' });

const populations = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer({ min: 1, max: 5_000 })), {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 40,
  })
  .map((pairs) =>
    pairs
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, amount]) => ({ id, amount: eur(amount) })),
  );

describe('a sample', () => {
  it('is drawn again by anybody from the same log with the same seed', async () => {
    const sample = valueOf(await drawSample(await clockedLog(richAccount), RANDOM)());
    expect(sample.population).toEqual({
      kind: 'charges',
      count: 9,
      hash: '5791fbd9abd626021512573fbe8ab81e0026fcecfcfb2c15dfb54a66da8ecba8',
      units: null,
    });
    expect(idsOf(sample.items)).toEqual([
      'account-a-1@13#0',
      'account-a-1@13#1',
      'account-a-1@21#1',
    ]);
    const other = valueOf(await drawSample(await clockedLog(richAccount), RANDOM)());
    expect(other).toEqual(sample);
  });

  it('of money is drawn by the minor unit', async () => {
    const sample = valueOf(await drawSample(await clockedLog(richAccount), MONETARY)());
    expect(sample.population.units).toBe(10_494n);
    expect(sample.items.map(({ id, hits }) => [id, hits])).toEqual([
      ['account-a-1@13#0', 1],
      ['account-a-1@21#0', 1],
      ['account-a-1@28#1', 1],
    ]);
  });

  it('does not depend on how accounts interleave in the log', async () => {
    const log = await eventsOf(await reportedLog(8));
    const grouped = [...log].sort((one, other) => (one.stream < other.stream ? -1 : 1));
    const moved = grouped.map((event, place) => ({ ...event, position: BigInt(place + 1) }));
    const samples = await Promise.all(
      [log, moved].map(async (events) => valueOf(await drawSample(storeOf(events), RANDOM)())),
    );
    expect(samples[0]).toEqual(samples[1]);
  });

  it('has another population where an amount was altered', async () => {
    const log = await eventsOf(await clockedLog(richAccount));
    const altered = log.map((event) => ({ ...event, data: event.data.replace('500', '501') }));
    const [one, other] = await Promise.all(
      [log, altered].map(async (events) => valueOf(await drawSample(storeOf(events), RANDOM)())),
    );
    expect(one?.items.map(({ id }) => id)).toEqual(other?.items.map(({ id }) => id));
    expect(one?.population.hash).not.toBe(other?.population.hash);
  });

  it('is of a population of any size', () => {
    const items = Array.from({ length: 200_000 }, (_, place) => ({
      id: `account-a-1@${place}`,
      amount: null,
    }));
    expect(populationHash(items)).toBe(
      createHash('sha256')
        .update(items.map(({ id }) => `${id}\t\t\n`).join(''))
        .digest('hex'),
    );
  });

  it('is refused where it is none, with the field that is wrong', async () => {
    const store = await clockedLog(richAccount);
    const fieldOf = async (options: Partial<SampleOptions>): Promise<unknown> => {
      const outcome = await drawSample(store, { ...RANDOM, ...options })();
      return E.isLeft(outcome) && 'field' in outcome.left.facts ? outcome.left.facts.field : null;
    };
    expect(await fieldOf({ seed: '' })).toBe('seed');
    expect(await fieldOf({ seed: 'a\nb' })).toBe('seed');
    expect(await fieldOf({ size: 0.5 })).toBe('size');
    expect(await fieldOf({ method: { name: 'monetary-unit', currency: 'euro' } })).toBe('currency');
  });

  it('that is larger keeps what a smaller one drew', () => {
    fc.assert(
      fc.property(populations, seeds, fc.nat(40), fc.nat(40), (items, seed, one, more) => {
        const smaller = drawRandom(items, seed, one);
        const larger = drawRandom(items, seed, one + more);
        expect(larger.slice(0, smaller.length)).toEqual(smaller);
      }),
    );
  });

  it('of money draws as many units as asked for, one a share, and no large item is missed', () => {
    fc.assert(
      fc.property(populations, seeds, fc.integer({ min: 1, max: 60 }), (items, seed, size) => {
        const total = unitsIn(items);
        const drawn = drawMonetaryUnits(items, seed, size, 'EUR');
        const wanted = BigInt(size) < total ? size : Number(total);
        expect(drawn.reduce((sum, { hits }) => sum + hits, 0)).toBe(wanted);
        for (const { id, amount } of items) {
          const hits = drawn.find((item) => item.id === id)?.hits ?? 0;
          const share = (amount.amount * wanted) / Number(total);
          expect(hits).toBeGreaterThanOrEqual(Math.floor(share));
          expect(hits).toBeLessThanOrEqual(Math.ceil(share));
        }
      }),
    );
  });
});
