import { mismatches } from './match.ts';

describe('what was found holds', () => {
  it.each([
    ['when it says more than was expected', { a: 1 }, { a: 1, b: 2 }],
    ['when every item of a list holds', [{ a: 1 }, { a: 2 }], [{ a: 1, b: 0 }, { a: 2 }]],
    ['when null was expected and is there', { a: null }, { a: null }],
    ['deep down', { a: { b: [{ c: 'x' }] } }, { a: { b: [{ c: 'x', d: 1 }], e: 0 } }],
  ])('%s', (_, expected, found) => {
    expect(mismatches(expected, found)).toEqual([]);
  });
});

describe('what was found does not hold', () => {
  it.each([
    ['when the order is another', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }], ['0.a', '1.a']],
    ['when an item is too much', [{ a: 1 }], [{ a: 1 }, { a: 1 }], ['']],
    ['when an item is missing', [{ a: 1 }, { a: 1 }], [{ a: 1 }], ['']],
    [
      'when an instant is another',
      { at: '2026-03-01T00:00:00.000Z' },
      { at: '2026-03-01T00:00:00.001Z' },
      ['at'],
    ],
    ['when a field is missing', { a: { b: 1 } }, { a: {} }, ['a.b']],
    ['when null was expected and nothing is there', { a: null }, {}, ['a']],
    ['when something was expected and null is there', { a: { b: 1 } }, { a: null }, ['a']],
    ['when a number is a text', { a: 1 }, { a: '1' }, ['a']],
    ['when a list was expected', { a: [] }, { a: {} }, ['a']],
    ['when an object was expected and a list is there', { a: {} }, { a: [] }, ['a']],
    ['when the field is only inherited', { toString: 1 }, {}, ['toString']],
  ])('%s', (_, expected, found, paths) => {
    expect(mismatches(expected, found).map(({ path }) => path)).toEqual(paths);
  });
});
