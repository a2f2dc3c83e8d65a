import * as t from 'io-ts';
import { defaulted, oneOf, optional, record } from './codec.ts';
import type { Fields } from './codec.ts';
import type { EventDefinitions } from './eventCodec.ts';
import { dataShapeOf, isShape, schemaBreaks } from './schema.ts';
import type { EventFixture } from './schema.ts';

const event = (fields: Fields) =>
  record('Moved', { type: t.literal('Moved'), data: record('the data of Moved', fields) });

const stored: Fields = {
  to: t.string,
  floor: optional(t.number),
  kind: defaulted(oneOf('home', 'office'), 'home'),
  boxes: t.readonlyArray(record('a box', { weight: t.number }), 'boxes'),
};

const fixture: EventFixture = {
  type: 'Moved',
  schemaVersion: 1,
  data: { to: 'Rome', boxes: [{ weight: 3 }] },
  shape: dataShapeOf(event(stored)),
};

const definitions = (fields: Fields, version = 1, upcasts = {}): EventDefinitions<unknown> => ({
  Moved: { codec: event(fields), version, upcasts },
});

const breaksOf = (fields: Fields): readonly string[] =>
  schemaBreaks({ ...fixture, data: undefined }, definitions(fields)).map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('a committed event', () => {
  it.each<[string, Fields]>([
    ['nothing changed', stored],
    ['a field was added that may be left out', { ...stored, note: optional(t.string) }],
    ['a field was added that is filled in', { ...stored, note: defaulted(t.string, '') }],
    [
      'a list of words has grown',
      { ...stored, kind: defaulted(oneOf('home', 'office', 'barn'), 'home') },
    ],
    ['a field may be left out now', { ...stored, to: optional(t.string) }],
  ])('can still be read when %s', (_, today) => {
    expect(breaksOf(today)).toEqual([]);
  });

  const withoutTo = Object.fromEntries(Object.entries(stored).filter(([name]) => name !== 'to'));
  it.each<[string, Fields, string]>([
    ['a field was dropped', withoutTo, 'data.to: stored events have this field'],
    [
      'a field was added that is required',
      { ...stored, by: t.string },
      'data.by: this field is required',
    ],
    [
      'a field became required',
      { ...stored, floor: t.number },
      'data.floor: stored events may lack',
    ],
    ['a field has another type', { ...stored, to: t.number }, 'data.to: was string'],
    [
      'a word was taken away',
      { ...stored, kind: defaulted(oneOf('home'), 'home') },
      'data.kind: was one of home, office',
    ],
    [
      'something inside a list changed',
      { ...stored, boxes: t.readonlyArray(record('a box', { weight: t.string }), 'boxes') },
      'data.boxes.0.weight: was number',
    ],
    ['a list became a value', { ...stored, boxes: t.string }, 'data.boxes: was a list of a record'],
  ])('cannot when %s', (_, today, found) => {
    expect(breaksOf(today)).toEqual([expect.stringContaining(found)]);
  });

  it('cannot when its type or its version is not known any more', () => {
    expect(schemaBreaks(fixture, {})).toMatchObject([{ type: 'Moved', version: 1 }]);
    expect(schemaBreaks({ ...fixture, schemaVersion: 2 }, definitions(stored))).toHaveLength(1);
  });

  it('needs a way up to the version of today, step by step', () => {
    const renamed = { ...withoutTo, place: t.string };
    const rename = (data: unknown): unknown => ({ ...(data as object), place: 'Rome' });
    expect(schemaBreaks(fixture, definitions(renamed, 2, { 1: rename }))).toEqual([]);
    expect(
      schemaBreaks({ ...fixture, data: undefined }, definitions(renamed, 3, { 1: rename })),
    ).toMatchObject([{ message: 'there is no way up from version 2 to 3' }]);
  });

  it('tells where its example does not decode', () => {
    const wrong = { ...fixture, data: { to: 7, boxes: [] } };
    expect(schemaBreaks(wrong, definitions(stored))).toMatchObject([{ path: 'data.to' }]);
  });
});

describe('a shape', () => {
  it('is told from what is none', () => {
    expect(isShape(fixture.shape)).toBe(true);
    expect([null, 7, {}, { list: 7 }, { fields: { a: 7 }, optional: [] }].some(isShape)).toBe(
      false,
    );
  });
});
