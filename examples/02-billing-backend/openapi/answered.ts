import { eventCodecs, jsonSchemaOf } from '@disdetta/core';
import type { JsonSchema } from '@disdetta/core';
import { problemTypes } from '../http/problemTypes.ts';

const text: JsonSchema = { type: 'string' };

/** What may have happened, by the codecs that read it back from the log. */
export const event: JsonSchema = {
  title: 'An event',
  oneOf: Object.values(eventCodecs).map((codec) => jsonSchemaOf(codec, 'ignored')),
};

/** What came of a command. */
export const handled: JsonSchema = {
  description: 'What happened; no event when it was so already',
  type: 'object',
  properties: {
    events: { type: 'array', items: { $ref: '#/components/schemas/Event' } },
    repeated: {
      type: 'boolean',
      description: 'Whether this very request was carried out before, and nothing was added now',
    },
    revision: { type: 'string', description: 'Where the account stands, a whole number' },
  },
  required: ['events', 'repeated', 'revision'],
};

/** Why something was not done. */
export const problem: JsonSchema = {
  description: 'A problem as RFC 9457 spells it',
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: text,
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence that a person can act on' },
    code: { type: 'string', enum: Object.keys(problemTypes) },
    facts: { type: 'object', description: 'The instants, ids and amounts that led to it' },
    next: { type: 'string', description: 'What would work instead' },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};
