import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { ChosenType, decodeWith, defaulted, oneOf, optional, record } from './codec.ts';
import { jsonSchemaOf } from './jsonSchema.ts';

const box = record('a box', {
  weight: t.number,
  note: optional(t.string),
  kind: defaulted(oneOf('parcel', 'letter'), 'parcel'),
});

describe('a record', () => {
  it.each<[string, unknown, boolean]>([
    ['all its fields', { weight: 3, note: 'fragile', kind: 'letter' }, true],
    ['no field that may be left out', { weight: 3, kind: 'letter' }, true],
    ['no field that is needed', { note: 'fragile', kind: 'letter' }, false],
    ['a field of another type', { weight: '3', kind: 'letter' }, false],
    ['a word that is none of those it may be', { weight: 3, kind: 'crate' }, false],
  ])('with %s: is it one? %j', (_, value, isOne) => {
    expect(box.is(value)).toBe(isOne);
  });

  it.each([null, 7, 'a box', [3]])('is not %j', (value) => {
    expect(box.is(value)).toBe(false);
  });
});

describe('one word of several', () => {
  it('is told by all of them', () => {
    const decoded = decodeWith(oneOf('parcel', 'letter'), 'crate', 'kind');
    expect(isLeft(decoded) ? decoded.left : []).toEqual([
      { path: 'kind', expected: 'one of parcel, letter', found: 'string of 5 characters' },
    ]);
  });
});

describe('a codec that is picked by looking at the value', () => {
  const either = new ChosenType('a number or a box', (value) => {
    if (typeof value === 'number') return t.number as t.Type<unknown>;
    return typeof value === 'object' ? (box as t.Type<unknown>) : undefined;
  });

  it.each<[unknown, boolean]>([
    [7, true],
    [{ weight: 3, kind: 'parcel' }, true],
    [{ weight: '3' }, false],
    ['seven', false],
  ])('takes %j: %j', (value, isOne) => {
    expect(either.is(value)).toBe(isOne);
  });
});

describe('the JSON Schema of a plain type', () => {
  const schemas: readonly (readonly [t.Mixed, object])[] = [
    [t.string, { type: 'string' }],
    [t.number, { type: 'number' }],
    [t.boolean, { type: 'boolean' }],
    [t.null, { type: 'null' }],
    [t.UnknownRecord, { type: 'object' }],
    [t.unknown, {}],
    [t.literal('a'), { const: 'a' }],
    [t.union([t.string, t.null]), { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    [t.array(t.number), { type: 'array', items: { type: 'number' } }],
  ];

  it.each(schemas.map(([codec, schema]): [string, t.Mixed, object] => [codec.name, codec, schema]))(
    'is that of %s',
    (_, codec, schema) => {
      expect(jsonSchemaOf(codec)).toEqual(schema);
    },
  );
});
