import { LIBRARY_VERSION } from '@disdetta/core';
import { commandOperations } from '../operations/commandOperations.ts';
import { queryOperations } from '../operations/queryOperations.ts';
import { event, handled, problem } from './answered.ts';
import { commandItem, queryItem } from './items.ts';
import { pages } from './pages.ts';

/** `/accounts/{accountId}`, as OpenAPI writes `/accounts/:accountId`. */
const template = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The description of every operation, made from the codecs that read what is sent, and what came of it. */
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
    ...Object.entries(pages),
  ]) as Readonly<Record<string, object>>,
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { Event: event, Handled: handled, Problem: problem },
  },
} as const;
