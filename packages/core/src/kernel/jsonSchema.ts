import * as t from 'io-ts';
import { ChosenType, RecordType, RefinedType, codecOf } from './codec.ts';
import type { Fields, JsonSchema } from './codec.ts';

/** What becomes of fields that a codec does not name: commands refuse them, events ignore them. */
export type UnknownFields = 'refused' | 'ignored';

const fieldSchema = (field: Fields[string], unknownFields: UnknownFields): JsonSchema => ({
  ...jsonSchemaOf(codecOf(field), unknownFields),
  ...('codec' in field ? { default: field.whenMissing } : {}),
});

const recordSchema = (
  { name: title, fields }: RecordType<Fields>,
  unknownFields: UnknownFields,
): JsonSchema => ({
  title,
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldSchema(field, unknownFields)]),
  ),
  required: Object.entries(fields)
    .filter(([, field]) => !('optional' in field || 'codec' in field || field.is(undefined)))
    .map(([name]) => name),
  ...(unknownFields === 'refused' ? { additionalProperties: false } : {}),
});

/**
 * What a codec reads, as a JSON Schema. Whatever the codec reads is valid; a few rules cannot be
 * spelt (a day that exists, a currency that is known), so what is valid may still be refused.
 */
export const jsonSchemaOf = (
  codec: t.Decoder<unknown, unknown>,
  unknownFields: UnknownFields = 'refused',
): JsonSchema => {
  if (codec instanceof RecordType) {
    return recordSchema(codec as RecordType<Fields>, unknownFields);
  }
  if (codec instanceof RefinedType) return { ...codec.schema, description: codec.name };
  if (codec instanceof ChosenType) return { description: codec.name };
  if (codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) {
    return { type: 'array', items: jsonSchemaOf(codec.type as t.Mixed, unknownFields) };
  }
  if (codec instanceof t.DictionaryType) {
    const { codomain } = codec as t.DictionaryType<t.Mixed, t.Mixed>;
    return { type: 'object', additionalProperties: jsonSchemaOf(codomain, unknownFields) };
  }
  if (codec instanceof t.UnionType) {
    const types = codec.types as readonly t.Mixed[];
    return { anyOf: types.map((type) => jsonSchemaOf(type, unknownFields)) };
  }
  if (codec instanceof t.LiteralType) return { const: codec.value as unknown };
  return plainSchema(codec);
};

const plainSchema = (codec: t.Decoder<unknown, unknown>): JsonSchema => {
  if (codec instanceof t.StringType) return { type: 'string' };
  if (codec instanceof t.NumberType) return { type: 'number' };
  if (codec instanceof t.BooleanType) return { type: 'boolean' };
  if (codec instanceof t.NullType) return { type: 'null' };
  if (codec instanceof t.AnyDictionaryType) return { type: 'object' };
  return {};
};
