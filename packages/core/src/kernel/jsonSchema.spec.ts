import * as t from 'io-ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { ChosenType, defaulted, oneOf, optional, record, refined } from './codec.ts';
import { instant } from './instant.ts';
import { jsonSchemaOf } from './jsonSchema.ts';

const weight = refined(
  'a weight in kilograms, 1 or more',
  (value): value is number => Number.isInteger(value) && (value as number) >= 1,
  { type: 'integer', minimum: 1 },
);

const box = record('a box', { weight, note: optional(t.string) });

const move = record('a move', {
  type: t.literal('Moved'),
  at: instant,
  from: t.union([t.string, t.null]),
  kind: defaulted(oneOf('home', 'office'), 'home'),
  isUrgent: t.boolean,
  floor: t.number,
  boxes: t.readonlyArray(box, 'boxes'),
  papers: t.UnknownRecord,
  rooms: t.record(t.string, box),
  remarks: t.unknown,
});

const moved = {
  type: 'Moved',
  at: '2026-03-01T00:00:00.000Z',
  from: null,
  kind: 'office',
  isUrgent: false,
  floor: 2,
  boxes: [{ weight: 3, note: 'glass' }],
  papers: { signed: true },
  rooms: { kitchen: { weight: 4 } },
  remarks: ['none'],
};

const ajv = new Ajv2020({ strict: true, formats: { 'date-time': true } });

describe('the JSON Schema of a codec', () => {
  it('says what is required, what may be left out, and what is filled in', () => {
    expect(jsonSchemaOf(record('a box', { weight, of: defaulted(oneOf('wood'), 'wood') }))).toEqual(
      {
        title: 'a box',
        type: 'object',
        properties: {
          weight: { type: 'integer', minimum: 1, description: 'a weight in kilograms, 1 or more' },
          of: { type: 'string', enum: ['wood'], description: 'one of wood', default: 'wood' },
        },
        required: ['weight'],
        additionalProperties: false,
      },
    );
  });

  it('lets unknown fields be where they are ignored, at every depth', () => {
    const given = { ...moved, boxes: [{ weight: 3, colour: 'red' }], by: 'train' };
    expect(ajv.compile(jsonSchemaOf(move, 'ignored'))(given)).toBe(true);
    expect(ajv.compile(jsonSchemaOf(move))(given)).toBe(false);
  });

  it('describes a codec that is picked by looking at the value by its name alone', () => {
    expect(jsonSchemaOf(new ChosenType('a box or a bag', () => box))).toEqual({
      description: 'a box or a bag',
    });
  });

  it('agrees with the codec on anything that stands in the place of a field', () => {
    const describes = ajv.compile(jsonSchemaOf(move, 'ignored'));
    const name = fc.constantFrom(...Object.keys(moved));
    fc.assert(
      fc.property(name, fc.oneof(fc.jsonValue(), fc.constant(undefined)), (field, value) => {
        const given: unknown = JSON.parse(JSON.stringify({ ...moved, [field]: value }));
        expect(describes(given)).toBe(isRight(move.decode(given)));
      }),
      { numRuns: 500 },
    );
  });
});
