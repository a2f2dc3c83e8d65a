import {
  accountDecider,
  commandCodecs,
  decodeCommand,
  isCommandType,
  jsonSchemaOf,
} from '@disdetta/core';
import type { CommandType } from '@disdetta/core';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { details, fieldTable, json, paragraphs, table } from './markdown.ts';
import type { Page } from './markdown.ts';
import { decided } from './scenarios.ts';
import type { Decided } from './scenarios.ts';
import { commandSentences } from './sentences.ts';

/** Every type of command, in the order in which an account meets them. */
export const commandTypes: readonly CommandType[] =
  Object.keys(commandCodecs).filter(isCommandType);

/** The scenario that shows most of a command that is carried out. */
const exampleOf = (type: CommandType): Decided => {
  const carriedOut = decided.filter(
    ({ command, outcome }) => command.type === type && isRight(outcome) && outcome.right.length > 0,
  );
  const [first, ...others] = carriedOut;
  if (first === undefined) throw new Error(`No shipped scenario carries ${type} out.`);
  const length = ({ command }: Decided): number => JSON.stringify(command).length;
  return others.reduce((one, other) => (length(other) > length(one) ? other : one), first);
};

const isRefusedOnNoAccount = ({ command }: Decided): boolean => {
  const decider = accountDecider();
  const read = decodeCommand({ ...command, metadata: { commandId: 'command-1' } });
  return isRight(read) && isLeft(decider.decide(read.right, decider.initial));
};

const refusalsOf = (type: CommandType): readonly string[] => [
  ...new Set([
    ...(isRefusedOnNoAccount(exampleOf(type)) ? ['AccountNotFound'] : []),
    ...decided.flatMap(({ command, outcome }) =>
      command.type === type && isLeft(outcome) && outcome.left.code !== 'InvalidCommand'
        ? [outcome.left.code]
        : [],
    ),
  ]),
];

const eventsOf = (type: CommandType): readonly string[] => [
  ...new Set(
    decided.flatMap(({ command, outcome }) =>
      command.type === type && isRight(outcome) ? outcome.right.map((event) => event.type) : [],
    ),
  ),
];

const methodOf = (type: CommandType): string => `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;

const pageOf = (type: CommandType): Page => {
  const data = jsonSchemaOf(commandCodecs[type].fields.data);
  const { command, outcome, scenario } = exampleOf(type);
  const refusals = refusalsOf(type).map(
    (code) => `[\`${code}\`](../refusals.md#${code.toLowerCase()})`,
  );
  const events = eventsOf(type).map((event) => `[${event}](../events/${event}.md)`);
  return [
    `commands/${type}.md`,
    paragraphs(
      `# ${type}`,
      commandSentences[type],
      `At the front door: \`disdetta.${methodOf(type)}(data, { commandId })\`.`,
      '## Data',
      fieldTable(data),
      '## What comes of it',
      `Events: ${events.join(', ')}. No event when it is so already.`,
      refusals.length === 0
        ? 'It is never refused, only read with faults: `InvalidCommand`.'
        : `Refusals that the shipped scenarios show: ${refusals.join(', ')}; and [those of every command](../refusals.md#of-every-command).`,
      '## Example',
      `From [a scenario](../../../${scenario}):`,
      json(command),
      'comes to',
      json(isRight(outcome) ? outcome.right : outcome.left),
      '## JSON Schema',
      details(
        'The schema of the data',
        json({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...data, title: type }),
      ),
    ),
  ];
};

const listPage: Page = [
  'commands/index.md',
  paragraphs(
    '# Command catalogue',
    `What can be asked for: ${commandTypes.length} commands. Each is \`{ type, data, metadata }\`, and each has a method of its own at the front door. A field that is not named here is refused, so that a misspelt option is not lost in silence.`,
    '## Metadata',
    'The same for all of them. `commandId` is the idempotency key: the same command given again with it is answered as the first time.',
    fieldTable(jsonSchemaOf(commandCodecs.OpenAccount.fields.metadata)),
    '## Commands',
    table(
      ['command', 'what it asks for'],
      commandTypes.map((type) => [`[${type}](./${type}.md)`, commandSentences[type]]),
    ),
  ),
];

/** The command catalogue. */
export const commandPages: readonly Page[] = [listPage, ...commandTypes.map(pageOf)];
