import { LIBRARY_VERSION } from '@disdetta/core';
import type { JsonSchema } from '@disdetta/core';
import { problemTypes } from '../http/problemTypes.ts';
import { commandOperations } from '../operations/commandOperations.ts';
import { queryOperations } from '../operations/queryOperations.ts';
import { commandItem, queryItem } from './items.ts';

const text: JsonSchema = { type: 'string' };

const handled: JsonSchema = {
  description: 'What happened; no event when it was so already',
  type: 'object',
  properties: {
    events: {
      type: 'array',
      items: {
        type: 'object',
        properties: { type: text, data: { type: 'object' } },
        required: ['type', 'data'],
      },
    },
    repeated: {
      type: 'boolean',
      description: 'Whether this very request was carried out before, and nothing was added now',
    },
    revision: { type: 'string', description: 'Where the account stands, a whole number' },
  },
  required: ['events', 'repeated', 'revision'],
};

const problem: JsonSchema = {
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

/** `/accounts/{accountId}`, as OpenAPI writes `/accounts/:accountId`. */
const template = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The description of every operation, made from the codecs that read what is sent. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Billing',
    version: LIBRARY_VERSION,
    description: 'Cancel subscriptions. A command sent again with its key answers the same.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [{ bearer: [] }],
  paths: Object.fromEntries([
    ...commandOperations.map((operation) => [template(operation.path), commandItem(operation)]),
    ...queryOperations.map((operation) => [template(operation.path), queryItem(operation)]),
  ]) as Readonly<Record<string, object>>,
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { Handled: handled, Problem: problem },
  },
} as const;
