import { eventCodecs, eventDefinitions, isEventType, jsonSchemaOf } from '@disdetta/core';
import type { EventType } from '@disdetta/core';
import { isRight } from 'fp-ts/lib/Either.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { details, fieldTable, json, paragraphs, table } from './markdown.ts';
import type { Page } from './markdown.ts';
import { ROOT } from './root.ts';
import { decided } from './scenarios.ts';
import { eventSentences } from './sentences.ts';

/** Every type of event, in the order in which an account meets them. */
export const eventTypes: readonly EventType[] = Object.keys(eventCodecs).filter(isEventType);

const fixtureOf = (type: EventType, version: number): string =>
  `packages/core/fixtures/events/${type}.v${version}.json`;

/** An example that is stored in the repository for ever, so that no later version fails to read it. */
const exampleOf = (type: EventType, version: number): unknown =>
  (
    JSON.parse(readFileSync(join(ROOT, fixtureOf(type, version)), 'utf8')) as {
      readonly data: unknown;
    }
  ).data;

/** The commands that bring an event about, as the shipped scenarios show. */
const causesOf = (type: EventType): readonly string[] => [
  ...new Set(
    decided.flatMap(({ command, outcome }) =>
      isRight(outcome) && outcome.right.some((event) => event.type === type) ? [command.type] : [],
    ),
  ),
];

const schemaOf = (type: EventType): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...jsonSchemaOf(eventCodecs[type].fields.data, 'ignored'),
  title: type,
});

const pageOf = (type: EventType): Page => {
  const { version } = eventDefinitions[type];
  const causes = causesOf(type).map((command) => `[${command}](../commands/${command}.md)`);
  return [
    `events/${type}.md`,
    paragraphs(
      `# ${type}`,
      eventSentences[type],
      `Version ${version}. Brought about by ${causes.join(', ')}.`,
      '## Data',
      fieldTable(jsonSchemaOf(eventCodecs[type].fields.data, 'ignored')),
      '## Example',
      `As it is stored; kept in [\`${type}.v${version}.json\`](../../../${fixtureOf(type, version)}).`,
      json(exampleOf(type, version)),
      '## JSON Schema',
      details('The schema of the data', json(schemaOf(type))),
    ),
  ];
};

const listPage: Page = [
  'events/index.md',
  paragraphs(
    '# Event catalogue',
    `Everything that the log of an account can hold: ${eventTypes.length} types of event. The names and the fields are storage: they never change. A later version of a type is read beside the older ones; what is stored is never rewritten.`,
    'Beside its data every event has [an envelope](../envelope.md). The schemas are made from the codecs that read the log. Fields that a schema does not name are ignored when an event is read.',
    table(
      ['event', 'what it says'],
      eventTypes.map((type) => [`[${type}](./${type}.md)`, eventSentences[type]]),
    ),
  ),
];

/** The event catalogue. */
export const eventPages: readonly Page[] = [listPage, ...eventTypes.map(pageOf)];
