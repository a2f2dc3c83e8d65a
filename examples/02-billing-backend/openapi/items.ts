import { commandCodecs, id, instant, jsonSchemaOf } from '@disdetta/core';
import type { JsonSchema } from '@disdetta/core';
import { OWN_INSTANTS } from '../operations/carryOut.ts';
import type { CommandOperation } from '../operations/commandOperations.ts';
import type { QueryOperation } from '../operations/queryOperations.ts';
import { answerSchemaOf } from './answers.ts';
import { json, problems, tooManyRequests } from './contents.ts';

const idsIn = (path: string): readonly object[] =>
  [...path.matchAll(/:(?<name>\w+)/g)].map(({ groups }) => ({
    name: groups?.['name'],
    in: 'path',
    required: true,
    schema: jsonSchemaOf(id),
  }));

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The id of this command: sent again with it, the request answers the same',
  schema: jsonSchemaOf(id),
};

/** What is not sent: the account, which the path names. */
const NOT_SENT = ['accountId'];

/** What can be sent as the body of a command; its instants may be left out: it is when it arrives. */
export const bodySchemaOf = (type: CommandOperation['type']): JsonSchema => {
  const { properties, required, ...rest } = jsonSchemaOf(commandCodecs[type].fields.data);
  const sent = Object.entries(properties ?? {}).filter(([name]) => !NOT_SENT.includes(name));
  const left = [...NOT_SENT, ...OWN_INSTANTS];
  return {
    ...rest,
    properties: Object.fromEntries(sent),
    required: Array.isArray(required)
      ? required.filter((name) => !left.includes(String(name)))
      : [],
  };
};

/** A command as OpenAPI describes it. */
export const commandItem = ({ type, path, roles, summary }: CommandOperation): object => ({
  post: {
    operationId: type,
    summary,
    description: `For: ${roles.join(', ')}. An owner leaves out the instants: it is when it arrives.`,
    parameters: [...idsIn(path), idempotencyKey],
    requestBody: { required: true, content: json(bodySchemaOf(type)) },
    responses: {
      200: {
        description: 'What came of it',
        content: json({ $ref: '#/components/schemas/Handled' }),
      },
      ...tooManyRequests,
      ...problems,
    },
  },
});

/** A query as OpenAPI describes it. */
export const queryItem = ({ name, path, roles, summary, parameters }: QueryOperation): object => ({
  get: {
    operationId: name,
    summary,
    description: `For: ${roles.join(', ')}.`,
    parameters: [
      ...idsIn(path),
      ...parameters.map((parameter) => ({
        ...parameter,
        in: 'query',
        schema: jsonSchemaOf(instant),
      })),
    ],
    responses: {
      200: { description: 'The answer', content: json(answerSchemaOf(name)) },
      ...tooManyRequests,
      ...problems,
    },
  },
});
