import type { EventStore } from '@disdetta/core';
import { expectApprovedJson } from '../testing/approved.ts';
import { clockedLog } from '../testing/clockedLog.ts';
import { manyLives } from '../testing/manyLives.ts';
import { valueOf } from '../testing/sealing.ts';
import { drawSample } from './drawSample.ts';
import type { SampleMethod } from './drawSample.ts';
import type { PopulationKind } from './population.ts';

const RANDOM = { name: 'random' } as const;
const inUnitsOf = (currency: string): SampleMethod => ({ name: 'monetary-unit', currency });

describe('a sample of many lives', () => {
  let store: EventStore;

  beforeAll(async () => {
    store = await clockedLog(manyLives);
  });

  it.each<[PopulationKind, SampleMethod, number]>([
    ['events', RANDOM, 5],
    ['refusals', RANDOM, 5],
    ['charges', RANDOM, 3],
    ['payments', RANDOM, 3],
    ['refunds', RANDOM, 100],
    ['charges', inUnitsOf('EUR'), 3],
    ['charges', inUnitsOf('JPY'), 3],
    ['refunds', inUnitsOf('EUR'), 1],
    ['payments', inUnitsOf('JPY'), 2],
    ['events', inUnitsOf('EUR'), 2],
  ])('of %s, drawn by %j, is the one that was approved', async (population, method, size) => {
    const options = { population, method, seed: 'march 2026', size };
    const name = 'currency' in method ? `${method.name}-${method.currency}` : method.name;
    const sample = valueOf(await drawSample(store, options)());
    expectApprovedJson(`samples/${population}-${name}-${size}.json`, sample);
  });

  it.each([
    [{ size: 0 }, 'size'],
    [{ size: 1.5 }, 'size'],
    [{ seed: 'a\u0000b' }, 'seed'],
    [{ method: inUnitsOf('euro') }, 'currency'],
  ])('is refused with %j', async (other, field) => {
    const options = { population: 'charges', method: RANDOM, seed: 'seed', size: 1 } as const;
    expect(await drawSample(store, { ...options, ...other })()).toMatchObject({
      left: { code: 'SampleUnfit', facts: { field } },
    });
  });
});
