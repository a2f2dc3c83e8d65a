import type { EventStore, ExpectedRevision, StoreError } from '@disdetta/core';
import { expect } from 'expect';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { answerOf } from '../answers.ts';
import { labelOf } from '../events.ts';
import { createSmallStore } from '../small/smallStore.ts';
import { logOf } from './pages.ts';
import { promiseOfMany, promisesOf } from './promise.ts';
import { anySteps, requestOf } from './likeness/steps.ts';
import type { Request, Step } from './likeness/steps.ts';

/** Any store answers like the smallest one. */
export const likeness = promisesOf('any store', [
  promiseOfMany(
    'answers random appends, right and wrong ones and retries, as the smallest store does',
    (on) =>
      fc.assert(
        fc.asyncProperty(anySteps, fc.integer({ min: 1, max: 7 }), (steps, limit) =>
          on(async (store) => {
            const small = createSmallStore();
            await takeSteps(store, small, steps);
            await expectSameLog(store, small, limit);
          }),
        ),
        { numRuns: 60 },
      ),
  ),
]);

const takeSteps = async (
  store: EventStore,
  small: EventStore,
  steps: readonly Step[],
): Promise<void> => {
  const requests: Request[] = [];
  const positions = new Map<string, bigint>();
  for (const [index, step] of steps.entries()) {
    const request = requestOf(step, index, requests, await revisionsOf(small, step.stream));
    if (request === undefined) continue;
    requests.push(request);
    const { stream, expected, events } = request;
    const answer = await store.append(stream, expected, events)();
    expect(wordOf(answer)).toBe(wordOf(await small.append(stream, expected, events)()));
    if (E.isLeft(answer)) continue;
    const place = `${stream} ${answer.right.revision}`;
    expect(answer.right.position).toBe(positions.get(place) ?? answer.right.position);
    positions.set(place, answer.right.position);
  }
  for (const { stream, revision, position } of await logOf(store)) {
    expect(positions.get(`${stream} ${revision}`) ?? position).toBe(position);
  }
};

const revisionsOf = async (store: EventStore, stream: string): Promise<ExpectedRevision> =>
  (await answerOf(store.readStream(stream, { limit: 1 }))).revision;

/** What an answer says in every store. */
const wordOf = (answer: E.Either<StoreError, { readonly revision: bigint }>): string => {
  if (E.isRight(answer)) return `at ${answer.right.revision}`;
  const { left } = answer;
  return left.code === 'RevisionConflict' ? `conflict with ${left.facts.actual}` : left.code;
};

const expectSameLog = async (
  store: EventStore,
  small: EventStore,
  limit: number,
): Promise<void> => {
  expect(await placesOf(store, limit)).toEqual(await placesOf(small, limit));
};

const placesOf = async (store: EventStore, limit: number): Promise<readonly string[]> => {
  const log = await logOf(store, { limit });
  return log.map((event) => `${event.stream} ${event.revision} ${labelOf(event)}`);
};
