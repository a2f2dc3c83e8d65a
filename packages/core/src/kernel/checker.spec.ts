import * as t from 'io-ts';
import { checkerOf } from './checker.ts';
import { ChosenType, optional, record } from './codec.ts';

const box = record('a box', { weight: t.number, note: optional(t.string) });
const boxOrNumber = new ChosenType('a box or a number', (value) => {
  if (typeof value === 'number') return t.number as t.Type<unknown>;
  return typeof value === 'object' ? (box as t.Type<unknown>) : undefined;
});

describe('the checker of a codec', () => {
  const cases: readonly (readonly [t.Mixed, readonly unknown[], readonly unknown[]])[] = [
    [t.string, ['a'], [1, null]],
    [t.union([t.string, t.null]), ['a', null], [7, {}, undefined]],
    [t.array(t.string), [[], ['a', 'b']], ['a', { 0: 'a' }, ['a', 1]]],
    [t.UnknownRecord, [{}, { a: 1 }], [null, 7, 'a', undefined, new Map()]],
    [box, [{ weight: 1 }, { weight: 1, note: 'a' }], [null, 7, undefined, [], {}, { note: 'a' }]],
    [box, [], [{ weight: '1' }, { weight: 1, note: 2 }, { weight: 1, size: 2 }]],
    [boxOrNumber, [3, { weight: 1 }], ['three', undefined, { weight: '1' }]],
  ];

  it.each(
    cases.map(([codec, ...values]): [string, t.Mixed, readonly unknown[], readonly unknown[]] => [
      codec.name,
      codec,
      ...values,
    ]),
  )('of %s takes what it decodes to itself, and nothing else', (_, codec, taken, refused) => {
    const check = checkerOf(codec);
    expect(taken.map(check)).toEqual(taken.map(() => true));
    expect(refused.map(check)).toEqual(refused.map(() => false));
  });
});
