import type { ExpectedRevision, StoredEvent } from '@disdetta/core';
import { isInstant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { eventWith } from '../../events.ts';
import { conflict } from '../../small/errors.ts';
import type { AppendTried, StreamRead } from './history.ts';
import { faultsOf } from './judge.ts';

const NOON = '2026-05-01T12:00:00.000Z';

const stored = (label: string, at: number): StoredEvent => {
  if (!isInstant(NOON)) throw new RangeError(NOON);
  const [revision, position] = [BigInt(at), BigInt(at + 1)];
  return { ...eventWith(label), stream: 'one', revision, position, recordedAt: NOON };
};

/** An append that was acknowledged at a revision, and when. */
const append = (labels: readonly string[], last: number, invoked: number): AppendTried => {
  const first = last - labels.length + 1;
  return {
    stream: 'one',
    expected: first === 0 ? 'no-stream' : BigInt(first - 1),
    labels,
    answer: E.right({ revision: BigInt(last), position: BigInt(last + 1) }),
    invoked,
    answered: invoked + 1,
  };
};

const read = (labels: readonly string[], invoked: number): StreamRead => {
  const revision: ExpectedRevision = labels.length === 0 ? 'no-stream' : BigInt(labels.length - 1);
  return { stream: 'one', labels, revision, invoked, answered: invoked + 1 };
};

const A = append(['a1', 'a2'], 1, 1);
const B = append(['b'], 2, 3);
const REFUSED = { ...B, labels: ['c'], answer: E.left(conflict('one', 1n, 2n)) };
const LIST = ['a1', 'a2', 'b'];

const judged = (
  appends: readonly AppendTried[],
  labels: readonly string[],
  reads: readonly StreamRead[] = [],
): readonly string[] => faultsOf({ appends, reads }, new Map([['one', labels.map(stored)]]));

describe('judging a race', () => {
  it('finds nothing wrong with appends one after the other, and readers between them', () => {
    expect(
      judged([A, B, REFUSED], LIST, [read([], 0), read(['a1', 'a2'], 3), read(LIST, 5)]),
    ).toEqual([]);
  });

  it.each([
    ['an append that is lost', judged([A, B], ['a1', 'a2'])],
    ['an append of which a part is lost', judged([A], ['a1'])],
    ['an append that is there twice', judged([A, B], [...LIST, 'b'])],
    ['an append that was refused and is there', judged([A, B, REFUSED], [...LIST, 'c'])],
    ['an append somewhere else than it was expected', judged([A, { ...B, expected: 0n }], LIST)],
    ['an append before one that was over', judged([{ ...A, invoked: 9, answered: 10 }, B], LIST)],
    ['a reader who saw another order', judged([A, B], LIST, [read(['a2', 'a1'], 5)])],
    ['a reader who saw a part of an append', judged([A, B], LIST, [read(['a1'], 1)])],
    ['a reader who missed what was over', judged([A, B], LIST, [read(['a1', 'a2'], 5)])],
    ['a reader who saw what had not begun', judged([A, B], LIST, [read(LIST, 0)])],
    [
      'a reader who saw less than another before',
      judged([A, { ...B, answered: 20 }], LIST, [read(LIST, 5), read(['a1', 'a2'], 8)]),
    ],
    [
      'a reader who was told of more than was there',
      judged([A, B], LIST, [{ ...read(['a1', 'a2'], 3), revision: 2n }]),
    ],
  ])('finds %s', (_what, faults) => {
    expect(faults).not.toEqual([]);
  });
});
