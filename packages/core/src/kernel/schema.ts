import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { RecordType } from './codec.ts';
import type { Fields } from './codec.ts';
import { decodeEvent } from './eventCodec.ts';
import type { EventDefinitions } from './eventCodec.ts';

/** What a codec reads, as plain data: a word for a value, or a list or a record of shapes. */
export type Shape =
  | string
  | { readonly list: Shape }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly optional: readonly string[] };

/** One version of one type of event, committed when events of it were first stored. */
export interface EventFixture {
  readonly type: string;
  readonly schemaVersion: number;
  /** An example, as it is stored. */
  readonly data?: unknown;
  /** What the codec of that version read as `data`. */
  readonly shape?: Shape;
}

/** Whether a value, read from a file, is a shape. */
export const isShape = (value: unknown): value is Shape => {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('list' in value) return isShape(value.list);
  return (
    'fields' in value &&
    typeof value.fields === 'object' &&
    value.fields !== null &&
    Object.values(value.fields).every(isShape) &&
    'optional' in value &&
    Array.isArray(value.optional)
  );
};

/** One reason why events that are stored already could not be read as they were meant. */
export interface SchemaBreak {
  readonly type: string;
  readonly version: number;
  /** Where, from `data` on. */
  readonly path: string;
  readonly message: string;
}

/** The shape that a codec reads. */
export const shapeOf = (codec: t.Decoder<unknown, unknown>): Shape => {
  if (codec instanceof RecordType) {
    const { fields } = codec as RecordType<Fields>;
    const named = Object.entries(fields);
    return {
      fields: Object.fromEntries(
        named.map(([name, field]) => {
          if ('optional' in field) return [name, shapeOf(field.optional)];
          return [name, shapeOf('codec' in field ? field.codec : field)];
        }),
      ),
      optional: named
        .filter(([, field]) => 'optional' in field || 'codec' in field)
        .map(([name]) => name),
    };
  }
  if (codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) {
    return { list: shapeOf(codec.type as t.Mixed) };
  }
  return codec.name;
};

/** The shape of the data of an event, as its codec reads it today. */
export const dataShapeOf = (codec: t.Decoder<unknown, unknown>): Shape => {
  const shape = shapeOf(codec);
  const data = typeof shape === 'object' && 'fields' in shape ? shape.fields['data'] : undefined;
  return data ?? shape;
};

interface Difference {
  readonly path: string;
  readonly message: string;
}

const spell = (shape: Shape): string => {
  if (typeof shape === 'string') return shape;
  return 'list' in shape ? `a list of ${spell(shape.list)}` : 'a record';
};

const compareFields = (
  path: string,
  before: Extract<Shape, { readonly fields: unknown }>,
  today: Extract<Shape, { readonly fields: unknown }>,
): readonly Difference[] => [
  ...Object.entries(before.fields).flatMap(([name, shape]): readonly Difference[] => {
    const inner = `${path}.${name}`;
    const now = Object.hasOwn(today.fields, name) ? today.fields[name] : undefined;
    if (now === undefined) {
      return [{ path: inner, message: 'stored events have this field, and it is read no more' }];
    }
    const isStricter = before.optional.includes(name) && !today.optional.includes(name);
    return [
      ...(isStricter
        ? [{ path: inner, message: 'stored events may lack this field, and it is required' }]
        : []),
      ...compareShapes(inner, shape, now),
    ];
  }),
  ...Object.keys(today.fields)
    .filter((name) => !Object.hasOwn(before.fields, name) && !today.optional.includes(name))
    .map((name) => ({
      path: `${path}.${name}`,
      message: 'this field is required, and no stored event has it',
    })),
];

const WORDS = 'one of ';

/** Whether every value of a kind is still one of today's; a list of words may grow. */
const isStillRead = (before: Shape, today: Shape): boolean => {
  if (typeof before !== 'string' || typeof today !== 'string') return false;
  if (!before.startsWith(WORDS) || !today.startsWith(WORDS)) return before === today;
  const words = today.slice(WORDS.length).split(', ');
  return before
    .slice(WORDS.length)
    .split(', ')
    .every((word) => words.includes(word));
};

const compareShapes = (path: string, before: Shape, today: Shape): readonly Difference[] => {
  if (typeof before === 'object' && typeof today === 'object') {
    if ('list' in before && 'list' in today) {
      return compareShapes(`${path}.0`, before.list, today.list);
    }
    if ('fields' in before && 'fields' in today) return compareFields(path, before, today);
  }
  return isStillRead(before, today)
    ? []
    : [{ path, message: `was ${spell(before)} when it was stored, and is ${spell(today)} now` }];
};

/**
 * Every way in which today's definitions would not read a committed event as it was meant: a type
 * or version that is gone, no way up from an old version, a field that was dropped, renamed,
 * retyped or newly required, an example that does not decode.
 */
export const schemaBreaks = (
  { type, schemaVersion: version, data, shape }: EventFixture,
  definitions: EventDefinitions<unknown>,
): readonly SchemaBreak[] => {
  const at = (path: string, message: string): SchemaBreak => ({ type, version, path, message });
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined;
  if (definition === undefined)
    return [at('', 'events of this type are stored, and none is known')];
  if (version > definition.version) {
    return [
      at('', `events of this version are stored, and ${definition.version} is the last known`),
    ];
  }
  const decoded = decodeEvent(definitions, type, version, data);
  if (data !== undefined && isLeft(decoded)) {
    return decoded.left.map(({ path, expected, found }) =>
      at(path, `the example should have ${expected} here, and has ${found}`),
    );
  }
  for (let step = version; step < definition.version; step += 1) {
    if (definition.upcasts[step] === undefined) {
      return [at('', `there is no way up from version ${step} to ${step + 1}`)];
    }
  }
  if (shape === undefined || version < definition.version) return [];
  return compareShapes('data', shape, dataShapeOf(definition.codec)).map(({ path, message }) =>
    at(path, message),
  );
};
