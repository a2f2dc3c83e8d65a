import type { Money } from '@disdetta/core';
import { sha256 } from '../sha256.ts';
import type { SampleItem } from './population.ts';

/** An item that was drawn, and how often: money is drawn by the unit. */
export interface DrawnItem extends SampleItem {
  readonly hits: number;
}

/**
 * Draws at random: every item is given the SHA-256 of the seed, a line feed and its id, and those
 * with the smallest are drawn, in that order. Who draws more keeps what they drew before.
 */
export const drawRandom = (
  items: readonly SampleItem[],
  seed: string,
  size: number,
): readonly DrawnItem[] =>
  items
    .map((item) => ({ item, lot: sha256(`${seed}\n${item.id}`) }))
    .sort((one, other) => Buffer.compare(one.lot, other.lot))
    .slice(0, size)
    .map(({ item }) => ({ ...item, hits: 1 }));

/** An item with an amount. */
export type MonetaryItem = SampleItem & { readonly amount: Money };

/** The items of one currency that have money in them. */
export const ofCurrency = (
  items: readonly SampleItem[],
  currency: string,
): readonly MonetaryItem[] =>
  items.flatMap(({ id, amount }) =>
    amount !== null && amount.currency === currency && amount.amount > 0 ? [{ id, amount }] : [],
  );

/** All minor units of the items. */
export const unitsIn = (items: readonly MonetaryItem[]): bigint =>
  items.reduce((sum, { amount }) => sum + BigInt(amount.amount), 0n);

/**
 * Draws minor units, and with them the items they are in. All units stand in a row, in the order of
 * the items, from 0; of each share of total ÷ size one is drawn: for k from 0 to size - 1 the unit
 * (k × total + start) ÷ size, rounded down, where start is SHA-256 of the seed, a line feed and the
 * currency, read as a number from its first byte on, modulo total. So each unit is as likely as
 * any other, and an item as large as a share is always drawn. At most as many as there are units.
 */
export const drawMonetaryUnits = (
  items: readonly MonetaryItem[],
  seed: string,
  size: number,
  currency: string,
): readonly DrawnItem[] => {
  const total = unitsIn(items);
  if (total === 0n) return [];
  const wanted = BigInt(size) < total ? BigInt(size) : total;
  const start = BigInt(`0x${sha256(`${seed}\n${currency}`).toString('hex')}`) % total;
  /** How many of the drawn units are among the first so many. */
  const drawnBefore = (units: bigint): bigint => {
    const reached = units * wanted - start;
    return reached <= 0n ? 0n : (reached - 1n) / total + 1n;
  };
  let passed = 0n;
  return items.flatMap((item) => {
    const before = drawnBefore(passed);
    passed += BigInt(item.amount.amount);
    const hits = Number(drawnBefore(passed) - before);
    return hits > 0 ? [{ ...item, hits }] : [];
  });
};
