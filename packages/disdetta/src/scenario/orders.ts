const ALL_UP_TO = 7;
const RANDOM_ORDERS = 5_040;

/** Orders in which to run the given items of a scenario, as indexes into them. */
export interface Orders {
  readonly orders: Iterable<readonly number[]>;
  readonly count: number;
  /** What the random orders were drawn from; null when all orders are run. */
  readonly seed: number | null;
}

/** A small generator of numbers from 0 to 1 (mulberry32), so that a printed seed repeats a run. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

function* permutations(items: readonly number[]): Generator<readonly number[]> {
  if (items.length <= 1) {
    yield items;
    return;
  }
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}

function* shuffles(items: readonly number[], seed: number): Generator<readonly number[]> {
  const random = randomFrom(seed);
  for (let round = 0; round < RANDOM_ORDERS; round += 1) {
    const keyed = items.map((item) => ({ item, key: random() }));
    yield keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
  }
}

function* afterFirst(orders: Iterable<readonly number[]>): Generator<readonly number[]> {
  for (const order of orders) yield [0, ...order];
}

/** The orders of so many items: as written, or, where any order must do, with the first in place. */
export const ordersOf = (length: number, anyOrder: boolean, seed: number): Orders => {
  const rest = Array.from({ length: Math.max(0, length - 1) }, (_, index) => index + 1);
  if (!anyOrder || rest.length < 2) {
    const asWritten = length === 0 ? [] : [0, ...rest];
    return { orders: [asWritten], count: 1, seed: null };
  }
  if (rest.length <= ALL_UP_TO) {
    const count = rest.reduce((product, _, index) => product * (index + 1), 1);
    return { orders: afterFirst(permutations(rest)), count, seed: null };
  }
  return { orders: afterFirst(shuffles(rest, seed)), count: RANDOM_ORDERS, seed };
};
