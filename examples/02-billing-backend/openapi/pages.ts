import type { JsonSchema } from '@disdetta/core';
import { problemTypes } from '../http/problemTypes.ts';
import { json, problems } from './contents.ts';

const told = (name: string): JsonSchema => ({
  type: 'object',
  properties: { [name]: { const: true } },
  required: [name],
});

const problemType: JsonSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', enum: Object.keys(problemTypes) },
    status: { type: 'integer' },
    title: { type: 'string' },
  },
  required: ['code', 'status', 'title'],
};

const codeInPath = {
  name: 'code',
  in: 'path',
  required: true,
  schema: { type: 'string' },
};

/** A page that anybody may read. */
const page = (
  operationId: string,
  summary: string,
  schema: JsonSchema,
  parameters: readonly object[] = [],
): object => ({
  get: {
    operationId,
    summary,
    security: [],
    parameters,
    responses: { 200: { description: summary, content: json(schema) }, ...problems },
  },
});

/** What is neither a command nor a query. */
export const pages: Readonly<Record<string, object>> = {
  '/health/live': page('isLive', 'Whether the process answers', told('live')),
  '/health/ready': page('isReady', 'Whether its log can be read', told('ready')),
  '/openapi.json': page('description', 'This description', { type: 'object' }),
  '/problems/{code}': page('problemType', 'What problems of a code mean', problemType, [
    codeInPath,
  ]),
};
