import type { EncodedEvent, EventStore, ExpectedRevision, StoreError } from '@disdetta/core';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { answerOf } from '../answers.ts';
import { eventWith } from '../events.ts';
import { createModel } from './model.ts';
import type { Model } from './model.ts';
import { withStore } from './withStore.ts';
import type { OpenEventStore } from './withStore.ts';

/** Any store answers like the smallest model of one. */
export const describeLikeness = (open: OpenEventStore): void => {
  it('answers random appends, right and wrong ones and retries, as its model does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        (steps, limit) =>
          withStore(open, async (store) => {
            const model = createModel();
            await takeSteps(store, model, steps);
            await expectSameLog(store, model, limit);
          })(),
      ),
      { numRuns: 60 },
    );
  });
};

interface Request {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly [EncodedEvent, ...EncodedEvent[]];
}

const stream = fc.constantFrom('one', 'two', 'due — 二');
const count = fc.integer({ min: 1, max: 4 });

/** New events at a right or wrong revision, or an earlier request again, cut or lengthened. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('right' as const), stream, count }),
  fc.record({
    kind: fc.constant('guess' as const),
    stream,
    count,
    expected: fc.oneof(fc.constant('no-stream' as const), fc.bigInt({ min: -2n, max: 12n })),
  }),
  fc.record({ kind: fc.constant('again' as const), earlier: fc.nat(), count }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const takeSteps = async (
  store: EventStore,
  model: Model,
  steps: readonly Step[],
): Promise<void> => {
  const requests: Request[] = [];
  const positions = new Map<string, bigint>();
  for (const [index, taken] of steps.entries()) {
    const request = requestOf(taken, index, requests, model);
    if (request === undefined) continue;
    requests.push(request);
    const { stream: name, expected, events } = request;
    const answer = await store.append(name, expected, events)();
    expect(revisionIn(answer)).toBe(model.append(name, expected, events));
    if (E.isLeft(answer)) continue;
    const place = `${name} ${answer.right.revision}`;
    expect(answer.right.position).toBe(positions.get(place) ?? answer.right.position);
    positions.set(place, answer.right.position);
  }
  for (const { stream: name, revision, position } of await answerOf(store.readAll(0n, 1_000))) {
    expect(positions.get(`${name} ${revision}`) ?? position).toBe(position);
  }
};

const requestOf = (
  taken: Step,
  index: number,
  requests: readonly Request[],
  model: Model,
): Request | undefined => {
  const fresh = eventsOf(`${index}`, taken.count);
  if (taken.kind === 'right') {
    return { stream: taken.stream, expected: model.revisionOf(taken.stream), events: fresh };
  }
  if (taken.kind === 'guess') {
    return { stream: taken.stream, expected: taken.expected, events: fresh };
  }
  const earlier = requests[taken.earlier % requests.length];
  if (earlier === undefined) return undefined;
  const [first, ...rest] = earlier.events;
  return { ...earlier, events: [first, ...[...rest, ...fresh].slice(0, taken.count - 1)] };
};

const eventsOf = (name: string, length: number): Request['events'] => [
  eventWith(`${name}.0`),
  ...Array.from({ length: length - 1 }, (_, at) => eventWith(`${name}.${at + 1}`)),
];

const revisionIn = (
  answer: E.Either<StoreError, { readonly revision: bigint }>,
): bigint | 'conflict' => {
  if (E.isRight(answer)) return answer.right.revision;
  expect(answer.left.code).toBe('RevisionConflict');
  return 'conflict';
};

const expectSameLog = async (store: EventStore, model: Model, limit: number): Promise<void> => {
  const read: { stream: string; id: string; revision: bigint }[] = [];
  for (let after = 0n, isEnd = false; !isEnd;) {
    const page = await answerOf(store.readAll(after, limit));
    read.push(...page.map(({ stream: name, id, revision }) => ({ stream: name, id, revision })));
    after = page.at(-1)?.position ?? after;
    isEnd = page.length < limit;
  }
  expect(read).toEqual(model.log);
  for (const { stream: name } of model.log) {
    const { revision } = await answerOf(store.readStream(name, { limit: 1 }));
    expect(revision).toBe(model.revisionOf(name));
  }
};
