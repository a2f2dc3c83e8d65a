import type { EventStore, ExpectedRevision } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../brokenStore.ts';
import type { Change } from '../brokenStore.ts';
import { appending, standOf } from '../ways/writing.ts';

/** Appends at another revision than the one expected. */
const taking = (
  change: (expected: ExpectedRevision, actual: ExpectedRevision) => ExpectedRevision,
): Change =>
  appending(async (store, stream, expected, events) => {
    const taken = change(expected, await standOf(store, stream));
    return toldAs(await store.append(stream, taken, events)(), expected);
  });

/** The same answer, with the revision in it that the writer expected. */
const toldAs = (
  answer: Awaited<ReturnType<ReturnType<EventStore['append']>>>,
  expected: ExpectedRevision,
): typeof answer =>
  E.isLeft(answer) && answer.left.code === 'RevisionConflict'
    ? E.left({ ...answer.left, facts: { ...answer.left.facts, expected } })
    : answer;

const isNumber = (revision: ExpectedRevision): revision is bigint => revision !== 'no-stream';

/** Faults of the revision at which a writer wants to append. */
export const expectingFaults = [
  broken(
    'appends wherever the stream stands',
    [
      'expecting a revision: refuses a first event when the stream has one',
      'expecting a revision: refuses a writer who is behind',
      'expecting a revision: refuses a writer who is ahead',
      'expecting a revision: refuses any revision of a stream that is not there',
      'any store: answers random appends, right and wrong ones and retries, as the smallest store does',
    ],
    taking((_expected, actual) => actual),
  ),
  broken(
    'takes no-stream for any revision',
    ['expecting a revision: refuses a first event when the stream has one'],
    taking((expected, actual) => (expected === 'no-stream' ? actual : expected)),
  ),
  broken(
    'appends at any revision to a stream that is not there',
    ['expecting a revision: refuses any revision of a stream that is not there'],
    taking((expected, actual) => (actual === 'no-stream' ? actual : expected)),
  ),
  broken(
    'appends for writers who are behind',
    ['expecting a revision: refuses a writer who is behind'],
    taking((expected, actual) =>
      isNumber(expected) && isNumber(actual) && expected >= 0n && expected < actual
        ? actual
        : expected,
    ),
  ),
  broken(
    'appends for writers who are ahead',
    ['expecting a revision: refuses a writer who is ahead'],
    taking((expected, actual) =>
      isNumber(expected) && isNumber(actual) && expected > actual ? actual : expected,
    ),
  ),
  broken(
    'takes -1n for no-stream',
    ['expecting a revision: refuses revisions below 0, which none can have'],
    taking((expected) => (expected === -1n ? 'no-stream' : expected)),
  ),
  broken(
    'takes -2n for any revision',
    ['expecting a revision: refuses revisions below 0, which none can have'],
    taking((expected, actual) => (expected === -2n ? actual : expected)),
  ),
  broken(
    'keeps 64 bits of a revision',
    ['expecting a revision: refuses revisions beyond 63 bits, and takes none for a small one'],
    taking((expected) => (isNumber(expected) ? BigInt.asIntN(64, expected) : expected)),
  ),
  broken(
    'keeps 63 bits of a revision',
    ['expecting a revision: refuses revisions beyond 63 bits, and takes none for a small one'],
    taking((expected) => (isNumber(expected) ? BigInt.asUintN(63, expected) : expected)),
  ),
  broken(
    'says that a stream stands where the writer expected it',
    [
      'expecting a revision: refuses a first event when the stream has one',
      'expecting a revision: refuses a writer who is behind',
      'expecting a revision: refuses a writer who is ahead',
    ],
    appending(async (store, stream, expected, events) => {
      const answer = await store.append(stream, expected, events)();
      return E.isLeft(answer) && answer.left.code === 'RevisionConflict'
        ? E.left({ ...answer.left, facts: { ...answer.left.facts, actual: expected } })
        : answer;
    }),
  ),
  broken(
    'says where a stream stands as if it were never empty',
    ['expecting a revision: refuses any revision of a stream that is not there'],
    appending(async (store, stream, expected, events) => {
      const answer = await store.append(stream, expected, events)();
      return E.isLeft(answer) &&
        answer.left.code === 'RevisionConflict' &&
        answer.left.facts.actual === 'no-stream'
        ? E.left({ ...answer.left, facts: { ...answer.left.facts, actual: -1n } })
        : answer;
    }),
  ),
];
