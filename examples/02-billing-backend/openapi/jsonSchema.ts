import { commandCodecs, id, instant, money } from '@disdetta/core';
import type { Shape } from '@disdetta/core';

/** A JSON Schema of the dialect that OpenAPI 3.1 uses. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const { timeZone } = commandCodecs.OpenAccount.fields.data.fields;
const { reason } = commandCodecs.CancelSubscription.fields.data.fields;
const LONGEST_COMMENT = 5_000;

/** What a codec reads, by the words with which it says so. */
const WORDS: Readonly<Record<string, JsonSchema>> = {
  [id.name]: {
    type: 'string',
    minLength: 1,
    maxLength: 200,
    pattern: '^[^\\p{Cc}\\p{Cs}]*$',
  },
  [instant.name]: {
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  },
  [money.fields.amount.name]: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  [money.fields.currency.name]: { type: 'string', pattern: '^[A-Z]{3}$' },
  [timeZone.codec.name]: { type: 'string', minLength: 1 },
  [reason.optional.fields.comment.optional.name]: { type: 'string', maxLength: LONGEST_COMMENT },
};

const CHOICE = 'one of ';

const wordSchema = (word: string): JsonSchema =>
  word.startsWith(CHOICE)
    ? { type: 'string', enum: word.slice(CHOICE.length).split(', ') }
    : { ...WORDS[word], description: word };

/** The JSON Schema of what a codec reads; `without` names fields that are not sent. */
export const jsonSchemaOf = (shape: Shape, without: readonly string[] = []): JsonSchema => {
  if (typeof shape === 'string') return wordSchema(shape);
  if ('list' in shape) return { type: 'array', items: jsonSchemaOf(shape.list) };
  const fields = Object.entries(shape.fields).filter(([name]) => !without.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, jsonSchemaOf(field)])),
    required: fields.map(([name]) => name).filter((name) => !shape.optional.includes(name)),
    additionalProperties: false,
  };
};
