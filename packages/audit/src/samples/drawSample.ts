import { isCurrency } from '@disdetta/core';
import type { EventStore, StoreError } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { PAGE } from '../pages.ts';
import { drawMonetaryUnits, drawRandom, ofCurrency, unitsIn } from './draw.ts';
import type { DrawnItem } from './draw.ts';
import { populationHash, readPopulation } from './population.ts';
import type { PopulationKind, SampleItem } from './population.ts';

/** How a sample is drawn: item by item at random, or by the minor units of one currency. */
export type SampleMethod =
  { readonly name: 'random' } | { readonly name: 'monetary-unit'; readonly currency: string };

/** What is drawn from what. */
export interface SampleOptions {
  readonly population: PopulationKind;
  readonly method: SampleMethod;
  /** Any text without control characters: the same one draws the same sample. */
  readonly seed: string;
  /** How many items, or monetary units, are drawn: 1 or more. */
  readonly size: number;
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
}

/** A sample, with all that is needed to draw it again. */
export interface Sample extends Omit<SampleOptions, 'population' | 'pageSize'> {
  readonly population: {
    readonly kind: PopulationKind;
    readonly count: number;
    /** Of the population that was drawn from: another log, or another state of it, has another. */
    readonly hash: string;
    /** All minor units, where they are what is drawn; else null. */
    readonly units: bigint | null;
  };
  readonly items: readonly DrawnItem[];
}

/** What was asked for is no sample. */
export interface SampleUnfit {
  readonly code: 'SampleUnfit';
  readonly message: string;
  readonly facts: { readonly field: 'seed' | 'size' | 'currency' };
}

/**
 * Draws a sample from a log that anybody can draw again from the same log with the same seed, in
 * any language: the README tells how. Of the population ids and amounts are held.
 */
export const drawSample = (
  store: EventStore,
  { population, method, seed, size, pageSize = PAGE }: SampleOptions,
): TE.TaskEither<StoreError | SampleUnfit, Sample> => {
  const unfit = faultIn(seed, size, method);
  if (unfit !== null) return TE.left(unfit);
  return pipe(
    readPopulation(store, population, pageSize),
    TE.map((all) => {
      const { items, units, drawn } = drawnFrom(all, method, seed, size);
      const hash = populationHash(items);
      const drawnOf = { kind: population, count: items.length, hash, units };
      return { population: drawnOf, method, seed, size, items: drawn };
    }),
  );
};

const drawnFrom = (
  all: readonly SampleItem[],
  method: SampleMethod,
  seed: string,
  size: number,
) => {
  if (method.name === 'random') {
    return { items: all, units: null, drawn: drawRandom(all, seed, size) };
  }
  const items = ofCurrency(all, method.currency);
  const drawn = drawMonetaryUnits(items, seed, size, method.currency);
  return { items, units: unitsIn(items), drawn };
};

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

const faultIn = (seed: string, size: number, method: SampleMethod): SampleUnfit | null => {
  if (seed === '' || CONTROL.test(seed)) {
    return unfitOf('seed', 'A seed is a text of 1 or more characters, without control characters.');
  }
  if (!Number.isSafeInteger(size) || size < 1) {
    return unfitOf('size', 'The size of a sample is a whole number, 1 or more.');
  }
  return method.name === 'monetary-unit' && !isCurrency(method.currency)
    ? unfitOf('currency', 'Monetary units are of one currency: name its code, such as EUR.')
    : null;
};

const unfitOf = (field: SampleUnfit['facts']['field'], message: string): SampleUnfit => ({
  code: 'SampleUnfit',
  message,
  facts: { field },
});
