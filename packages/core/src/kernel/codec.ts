import { isLeft, isRight, left } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { NO_SUCH_FIELD, describeKind } from './fault.ts';
import type { Fault } from './fault.ts';

/** A field that may be left out. */
export interface Optional<Codec extends t.Mixed> {
  readonly optional: Codec;
}

/** A field that, left out, is filled in with a value. */
export interface Defaulted<Codec extends t.Mixed> {
  readonly codec: Codec;
  readonly whenMissing: t.TypeOf<Codec>;
}

type Field = t.Mixed | Optional<t.Mixed> | Defaulted<t.Mixed>;
/** Fields by name. */
export type Fields = Readonly<Record<string, Field>>;

type OptionalKeys<F extends Fields> = {
  [Key in keyof F]: F[Key] extends Optional<t.Mixed> ? Key : never;
}[keyof F];

type FieldType<F> =
  F extends Optional<infer Codec>
    ? t.TypeOf<Codec>
    : F extends Defaulted<infer Codec>
      ? t.TypeOf<Codec>
      : F extends t.Mixed
        ? t.TypeOf<F>
        : never;

type Flatten<T> = { [Key in keyof T]: T[Key] };

/** The static type of a record of fields. */
export type RecordOf<F extends Fields> = Flatten<
  { readonly [Key in Exclude<keyof F, OptionalKeys<F>>]: FieldType<F[Key]> } & {
    readonly [Key in OptionalKeys<F>]?: FieldType<F[Key]>;
  }
>;

type OmissibleKeys<F extends Fields> = {
  [Key in keyof F]: F[Key] extends Optional<t.Mixed> | Defaulted<t.Mixed> ? Key : never;
}[keyof F];

/** A value as its author writes it: plain texts for those that a codec has looked at. */
export type Plain<T> = T extends string
  ? T extends object
    ? string
    : T
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** A record of fields as its author writes it: what is filled in may be left out. */
export type InputOf<F extends Fields> = Flatten<
  { readonly [Key in Exclude<keyof F, OmissibleKeys<F>>]: Plain<FieldType<F[Key]>> } & {
    readonly [Key in OmissibleKeys<F>]?: Plain<FieldType<F[Key]>> | undefined;
  }
>;

/** Marks a field as one that may be left out. */
export const optional = <Codec extends t.Mixed>(codec: Codec): Optional<Codec> => ({
  optional: codec,
});

/** Marks a field as one that is filled in when it is left out. */
export const defaulted = <Codec extends t.Mixed>(
  codec: Codec,
  whenMissing: t.TypeOf<Codec>,
): Defaulted<Codec> => ({ codec, whenMissing });

/** The codec of a field, whether it may be left out or not. */
export const codecOf = (field: Field): t.Mixed => {
  if ('optional' in field) return field.optional;
  if ('codec' in field) return field.codec;
  return field;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with named fields; decoding keeps those fields alone, in their order. */
export class RecordType<F extends Fields> extends t.Type<RecordOf<F>, RecordOf<F>> {
  readonly _tag = 'RecordType' as const;
  readonly fields: F;

  constructor(name: string, fields: F) {
    const names = Object.keys(fields);
    const fieldAt = (key: string): Field => fields[key] as Field;

    const is = (value: unknown): value is RecordOf<F> =>
      isRecord(value) &&
      names.every((key) => {
        const field = fieldAt(key);
        return value[key] === undefined ? 'optional' in field : codecOf(field).is(value[key]);
      });

    const validate = (value: unknown, context: t.Context): t.Validation<RecordOf<F>> => {
      if (!isRecord(value)) return t.failure(value, context);
      const errors: t.ValidationError[] = [];
      const decoded: Record<string, unknown> = {};
      for (const key of names) {
        const field = fieldAt(key);
        const found = Object.hasOwn(value, key) ? value[key] : undefined;
        if (found === undefined && 'optional' in field) continue;
        if (found === undefined && 'codec' in field) {
          decoded[key] = field.whenMissing;
          continue;
        }
        const codec = codecOf(field);
        const result = codec.validate(found, t.appendContext(context, key, codec, found));
        if (isRight(result)) decoded[key] = result.right;
        // One by one: a spread of very many would overflow the stack.
        else for (const error of result.left) errors.push(error);
      }
      return errors.length > 0 ? t.failures(errors) : t.success(decoded as RecordOf<F>);
    };

    super(name, is, validate, t.identity);
    this.fields = fields;
  }
}

/** An object with these fields. Unknown fields are dropped: `unknownFields` finds them. */
export const record = <F extends Fields>(name: string, fields: F): RecordType<F> =>
  new RecordType(name, fields);

/** A JSON Schema of the 2020-12 dialect, which OpenAPI 3.1 uses, too. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value that holds to a rule and is decoded to itself. */
export class RefinedType<A> extends t.Type<A> {
  readonly _tag = 'RefinedType' as const;
  readonly schema: JsonSchema;

  constructor(expected: string, holds: (value: unknown) => value is A, schema: JsonSchema) {
    super(
      expected,
      holds,
      (value, context) => (holds(value) ? t.success(value) : t.failure(value, context)),
      t.identity,
    );
    this.schema = schema;
  }
}

/**
 * A value of some type that also holds to a rule, named by what a reader should expect; `schema`
 * says as much of the rule as JSON Schema can.
 */
export const refined = <A>(
  expected: string,
  holds: (value: unknown) => value is A,
  schema: JsonSchema = {},
): t.Type<A> => new RefinedType(expected, holds, schema);

/** A string that is one of these words, told apart in messages by all of them. */
export const oneOf = <Word extends string>(...words: readonly Word[]): t.Type<Word> =>
  refined(`one of ${words.join(', ')}`, (value): value is Word => words.includes(value as Word), {
    type: 'string',
    enum: words,
  });

/** A value whose codec is picked by looking at it; `undefined` when nothing fits. */
export class ChosenType<A> extends t.Type<A, A> {
  readonly _tag = 'ChosenType' as const;
  readonly choose: (value: unknown) => t.Type<A, unknown> | undefined;

  constructor(expected: string, choose: (value: unknown) => t.Type<A, unknown> | undefined) {
    super(
      expected,
      (value): value is A => choose(value)?.is(value) ?? false,
      (value, context) => choose(value)?.validate(value, context) ?? t.failure(value, context),
      t.identity,
    );
    this.choose = choose;
  }
}

const pathOf = (context: t.Context): string =>
  context
    .map((entry) => entry.key)
    .filter((key) => key !== '')
    .join('.');

/** What a codec expects, in words; a codec of our own is named by them. */
const spellType = ({ name }: t.Decoder<unknown, unknown>): string =>
  name === t.UnknownRecord.name ? 'an object' : name;

const faultOf = (error: t.ValidationError): Fault => {
  const last = error.context[error.context.length - 1];
  return {
    path: pathOf(error.context),
    expected: last === undefined ? 'a value' : spellType(last.type),
    found: describeKind(error.value),
  };
};

/** The faults behind io-ts errors. */
export const faultsOf = (errors: t.Errors): readonly Fault[] => errors.map(faultOf);

/** Decodes a value, or answers every fault in it with its path from `root`. */
export const decodeWith = <A>(
  codec: t.Decoder<unknown, A>,
  value: unknown,
  root = '',
): Either<readonly Fault[], A> => {
  const decoded = codec.validate(value, [{ key: root, type: codec, actual: value }]);
  return isLeft(decoded) ? left(faultsOf(decoded.left)) : decoded;
};

/** How much of a key that nobody expected is worth showing. */
const LONGEST_KEY = 60;

/** The paths of fields that a value has and its codec does not name. */
export const unknownFields = (codec: t.Mixed, value: unknown, path = ''): readonly Fault[] => {
  if (codec instanceof RecordType && isRecord(value)) {
    const { fields } = codec as RecordType<Fields>;
    return Object.entries(value).flatMap(([key, inner]) => {
      const shown = key.slice(0, LONGEST_KEY);
      const innerPath = path === '' ? shown : `${path}.${shown}`;
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field === undefined
        ? [{ path: innerPath, expected: NO_SUCH_FIELD, found: describeKind(inner) }]
        : unknownFields(codecOf(field), inner, innerPath);
    });
  }
  if (codec instanceof ChosenType) {
    const chosen = (codec as ChosenType<unknown>).choose(value);
    return chosen === undefined ? [] : unknownFields(chosen, value, path);
  }
  if (codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: unknown, index) =>
      unknownFields(codec.type as t.Mixed, item, `${path}.${index}`),
    );
  }
  return [];
};
