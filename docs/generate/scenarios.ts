import {
  accountDecider,
  decodeCommand,
  decodePolicies,
  eventCodecs,
  isEventType,
} from '@disdetta/core';
import type {
  Account,
  Event,
  EventType,
  InvalidCommand,
  Policies,
  Rejection,
} from '@disdetta/core';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './root.ts';

/** A command, or an event, as it is written down. */
export interface Written {
  readonly type: string;
  readonly data: { readonly accountId: string };
  readonly metadata?: object;
}

/** A question and what it is answered, as a scenario tells them. */
export interface ToldQuery {
  readonly query: string;
  readonly data: object;
  readonly answer: unknown;
}

/** A command that a scenario gives, and what it comes to. */
export interface Decided {
  /** The path of the scenario from the root of the repository. */
  readonly scenario: string;
  readonly command: Written;
  readonly outcome: Either<Rejection | InvalidCommand, readonly Event[]>;
}

const decodeEvent = (type: EventType, written: Written): Either<unknown, Event> =>
  eventCodecs[type].decode(written);

interface Scenario {
  readonly policies?: object;
  readonly given?: readonly Written[];
  readonly when?: Written | readonly Written[];
  readonly queries?: readonly ToldQuery[];
}

const FOLDER = join(ROOT, 'packages/core/scenarios');

/** Every scenario that ships with the library, by its path. */
const shipped: readonly (readonly [string, Scenario])[] = readdirSync(FOLDER, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .flatMap((name) => {
    const file = join(FOLDER, name);
    const told = JSON.parse(readFileSync(file, 'utf8')) as Scenario | readonly Scenario[];
    return [told].flat().map((one) => [relative(ROOT, file), one] as const);
  });

const policiesIn = (path: string, policies: object): Policies => {
  const decoded = decodePolicies(policies);
  if (isLeft(decoded)) throw new Error(`${path}: ${JSON.stringify(decoded.left)}`);
  return decoded.right;
};

const play = (
  path: string,
  { policies = {}, given = [], when = [] }: Scenario,
): readonly Decided[] => {
  const decider = accountDecider(policiesIn(path, policies));
  const accounts = new Map<string, Account>();

  const happen = (accountId: string, events: readonly Event[]): void => {
    const account = accounts.get(accountId) ?? decider.initial;
    accounts.set(accountId, events.reduce(decider.evolve, account));
  };

  const decideOn = (command: Written, place: number): Decided => {
    const { accountId } = command.data;
    const account = accounts.get(accountId) ?? decider.initial;
    const metadata = { commandId: `command-${place}`, ...command.metadata };
    const read = decodeCommand({ ...command, metadata });
    const outcome = isLeft(read) ? read : decider.decide(read.right, account);
    if (isRight(outcome)) happen(accountId, outcome.right);
    return { scenario: path, command, outcome };
  };

  return [given, when].flat(2).flatMap((written, place): readonly Decided[] => {
    if (!isEventType(written.type)) return [decideOn(written, place)];
    const event = decodeEvent(written.type, written);
    if (isRight(event)) happen(written.data.accountId, [event.right]);
    return [];
  });
};

/** What every command of every shipped scenario comes to. */
export const decided: readonly Decided[] = shipped.flatMap(([path, scenario]) =>
  play(path, scenario),
);

/** Every question that a shipped scenario asks. */
export const toldQueries: readonly ToldQuery[] = shipped.flatMap(([, { queries = [] }]) => queries);
