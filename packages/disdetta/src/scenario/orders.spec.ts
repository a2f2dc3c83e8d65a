import { ordersOf } from './orders.ts';

const spell = (orders: Iterable<readonly number[]>): string[] =>
  [...orders].map((order) => order.join(''));

describe('the orders of given items', () => {
  it('are the one that is written, unless any order must do', () => {
    expect(spell(ordersOf(3, false, 1).orders)).toEqual(['012']);
  });

  it('keep the first item in its place', () => {
    expect(spell(ordersOf(4, true, 1).orders).toSorted()).toEqual([
      '0123',
      '0132',
      '0213',
      '0231',
      '0312',
      '0321',
    ]);
  });

  it.each([0, 1, 2])('are one where there are only %i items', (length) => {
    expect(spell(ordersOf(length, true, 1).orders)).toHaveLength(1);
  });

  it('are all of them up to seven items after the first', () => {
    const { orders, count, seed } = ordersOf(8, true, 1);
    expect({ count, seed, different: new Set(spell(orders)).size }).toEqual({
      count: 5_040,
      seed: null,
      different: 5_040,
    });
  });

  it('are 5,040 random ones beyond that, the same ones for the same seed', () => {
    const { orders, count, seed } = ordersOf(9, true, 7);
    const drawn = spell(orders);
    expect({ count, seed, drawn: drawn.length }).toEqual({ count: 5_040, seed: 7, drawn: 5_040 });
    expect(drawn.every((order) => order.startsWith('0') && new Set(order).size === 9)).toBe(true);
    expect(spell(ordersOf(9, true, 7).orders)).toEqual(drawn);
    expect(spell(ordersOf(9, true, 8).orders)).not.toEqual(drawn);
  });
});
