import { createHandle, encodeEvents, hashOf, streamOf } from '@disdetta/core';
import type {
  Event,
  EventOrigin,
  EventStore,
  Handle,
  Handled,
  Instant,
  Refusal,
} from '@disdetta/core';
import { answerQuery } from '@disdetta/projections';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { readEveryAccount } from '../history.ts';
import { compare } from './compare.ts';
import { withEnvelopes } from './envelopes.ts';
import { mismatches } from './match.ts';
import type { Mismatch } from './match.ts';
import { isObject } from './objects.ts';
import { ordersOf } from './orders.ts';
import type { GivenItem, Scenario } from './scenario.ts';
import { createStoryClock } from './storyClock.ts';
import type { StoryClock } from './storyClock.ts';

/** How a scenario went: it holds when there is no mismatch. */
export interface ScenarioResult {
  readonly name: string;
  readonly mismatches: readonly Mismatch[];
  /** How many orders of the given items were run. */
  readonly orders: number;
  /** What random orders were drawn from; null when all were run. */
  readonly seed: number | null;
}

const ID_LENGTH = 200;

/** Fills in the `commandId` that a scenario leaves out, from its name and the command's place. */
const withCommandId = (command: unknown, scenario: string, place: string): unknown => {
  if (!isObject(command)) return command;
  const metadata = command['metadata'] === undefined ? {} : command['metadata'];
  if (!isObject(metadata) || 'commandId' in metadata) return command;
  // Cut first: half of a character must not be left at the end.
  const start = scenario.slice(0, ID_LENGTH - place.length - 1);
  const name = start.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
  return { ...command, metadata: { ...metadata, commandId: `${name}#${place}` } };
};

interface Stage {
  readonly store: EventStore;
  readonly handle: Handle;
  readonly clock: StoryClock;
  readonly scenario: Scenario;
}

const setStage = (scenario: Scenario): Stage => {
  const clock = createStoryClock();
  const store = createMemoryStore({ now: clock.now });
  return { store, clock, scenario, handle: createHandle({ store, policies: scenario.policies }) };
};

const failed = (path: string, found: string): Mismatch => ({
  path,
  expected: 'to be carried out',
  found,
});

/** Puts a given event on record as it stands, without deciding anything. */
const record = async (
  { store, clock, scenario }: Stage,
  event: Event,
  recordedAt: Instant | null,
  place: string,
): Promise<readonly Mismatch[]> => {
  if (recordedAt === null) clock.hear(event);
  else clock.set(recordedAt);
  const stream = streamOf(event.data.accountId);
  const last = await store.readStream(stream, { direction: 'backwards', limit: 1 })();
  if (E.isLeft(last)) return [failed(place, last.left.message)];
  const [previous] = last.right.events;
  const origin: EventOrigin = {
    stream,
    command: {
      type: 'Given',
      data: {},
      metadata: { commandId: place, actor: { kind: 'system' } },
    },
    policies: scenario.policies,
  };
  const hash = previous === undefined ? null : hashOf(previous);
  const [encoded] = encodeEvents([event], origin, hash);
  if (encoded === undefined) return [];
  const appended = await store.append(stream, last.right.revision, [encoded])();
  return E.isLeft(appended) ? [failed(place, appended.left.message)] : [];
};

const carryOut = async (
  { store, handle, clock, scenario }: Stage,
  input: unknown,
  place: string,
): Promise<E.Either<Refusal, Handled>> => {
  clock.hear(input);
  const command = withCommandId(input, scenario.name, place);
  const outcome = await handle(command)();
  return E.isLeft(outcome) || scenario.then === null
    ? outcome
    : E.right(await withEnvelopes(store, scenario.then, command, outcome.right));
};

const playGiven = async (
  stage: Stage,
  item: GivenItem,
  place: string,
): Promise<readonly Mismatch[]> => {
  if (item.kind === 'event') return record(stage, item.event, item.recordedAt, place);
  const outcome = await carryOut(stage, item.command, place);
  return E.isLeft(outcome) ? [failed(place, `${outcome.left.code}: ${outcome.left.message}`)] : [];
};

const askQueries = async ({ store, scenario }: Stage): Promise<readonly Mismatch[]> => {
  if (scenario.queries.length === 0) return [];
  const history = await readEveryAccount(store)();
  if (E.isLeft(history)) return [failed('queries', history.left.message)];
  return scenario.queries.flatMap(({ query, answer }, index) =>
    mismatches(
      answer,
      answerQuery(query, history.right, scenario.policies),
      `queries.${index}.answer`,
    ),
  );
};

const play = async (scenario: Scenario, order: readonly number[]): Promise<readonly Mismatch[]> => {
  const stage = setStage(scenario);
  for (const index of order) {
    const item = scenario.given[index];
    if (item === undefined) continue;
    const problems = await playGiven(stage, item, `given.${index}`);
    if (problems.length > 0) return problems;
  }
  let last: E.Either<Refusal, Handled> | null = null;
  for (const [index, command] of scenario.when.entries()) {
    last = await carryOut(stage, command, `when.${index}`);
  }
  const outcome = scenario.then === null || last === null ? [] : compare(scenario.then, last);
  return [...outcome, ...(await askQueries(stage))];
};

/**
 * Plays a scenario on a fresh store, through the same handler that a backend uses, in every order
 * that it asks for; stops at the first order that does not hold.
 */
export const runScenario = async (scenario: Scenario, seed: number): Promise<ScenarioResult> => {
  const {
    orders,
    count,
    seed: drawnFrom,
  } = ordersOf(scenario.given.length, scenario.anyOrderOfGiven, seed);
  const result = { name: scenario.name, orders: count, seed: drawnFrom };
  for (const order of orders) {
    const found = await play(scenario, order);
    if (found.length > 0) {
      const note = count > 1 ? ` (given in the order ${order.join(', ')})` : '';
      return {
        ...result,
        mismatches: found.map((one) => ({ ...one, found: `${one.found}${note}` })),
      };
    }
  }
  return { ...result, mismatches: [] };
};
