import { expect } from 'expect';

const PART = 100;

/**
 * Expects the same in the same order, and shows the first part that differs: the difference of
 * thousands takes minutes to make, and nobody reads it.
 */
export const expectSame = <A>(seen: readonly A[], expected: readonly A[]): void => {
  for (let from = 0; from < expected.length; from += PART) {
    const [part, expectedPart] = [seen, expected].map((all) => all.slice(from, from + PART));
    if (expectedPart?.every((one, at) => Object.is(one, part?.[at])) === true) continue;
    expect({ from, part }).toEqual({ from, part: expectedPart });
  }
  expect(seen.length).toBe(expected.length);
};
