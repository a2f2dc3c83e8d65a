import type { JsonSchema } from '@disdetta/core';

/** A body of JSON. */
export const json = (schema: JsonSchema): object => ({ 'application/json': { schema } });

const problemBody = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** What any operation may answer instead. */
export const problems = {
  default: { description: 'Why it was not done', content: problemBody },
};

/** What an operation may answer to whoever asks too often. */
export const tooManyRequests = {
  429: {
    description: 'Too many requests',
    headers: {
      'Retry-After': {
        description: 'Seconds until the next may be sent',
        schema: { type: 'integer' },
      },
    },
    content: problemBody,
  },
};
