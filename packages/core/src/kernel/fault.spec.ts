import { describeKind } from './fault.ts';

describe('what was found instead', () => {
  it.each<[unknown, string]>([
    [undefined, 'missing'],
    [null, 'null'],
    [[1, 2], 'array of 2'],
    ['Giulia', 'string of 6 characters'],
    [0, 'number'],
    [12, 'number'],
    [-12, 'negative number'],
    [1.5, 'number with decimals'],
    [2 ** 53, 'number beyond the safe integers'],
    [Number.NaN, 'number that is not finite'],
    [-Infinity, 'number that is not finite'],
    [true, 'boolean'],
    [{ a: 1 }, 'object'],
  ])('%p is told as its kind and never shown', (value, kind) => {
    expect(describeKind(value)).toBe(kind);
  });
});
