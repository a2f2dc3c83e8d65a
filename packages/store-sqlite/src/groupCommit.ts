import type { Appended, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { zip } from 'fp-ts/lib/ReadonlyArray.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AppendInTransaction, AppendRequest } from './appends.ts';
import type { Connection } from './connection.ts';

/** So many appends at most share a transaction: the first of them should not wait for ever. */
const LARGEST_GROUP = 256;

type Answer = E.Either<StoreError, Appended>;

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Appends that share a transaction with those that were asked for in the same moment. */
export interface GroupCommit {
  readonly append: (request: AppendRequest) => TaskEither<StoreError, Appended>;
  /** Commits now what is waiting. */
  readonly flush: () => void;
}

/**
 * One sync of the disk for many appends. Each is decided on its own, in the order in which they
 * came, and one that is refused leaves the others alone; but none is answered before the sync
 * that they share, and if that fails, it has failed for all of them.
 */
export const createGroupCommit = (
  connection: Connection,
  appendInTransaction: AppendInTransaction,
  onCommit: () => void,
): GroupCommit => {
  let waiting: Waiting[] = [];

  const commit = (group: readonly Waiting[]): void => {
    const answers = connection.attempt(() =>
      E.right(
        connection.transact('write', () =>
          appendInTransaction(group.map(({ request }) => request)),
        ),
      ),
    );
    if (E.isLeft(answers)) {
      for (const { resolve } of group) resolve(answers);
      return;
    }
    for (const [{ resolve }, answer] of zip(group, answers.right)) resolve(answer);
    if (answers.right.some(E.isRight)) onCommit();
  };

  const flush = (): void => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, LARGEST_GROUP);
      waiting = waiting.slice(LARGEST_GROUP);
      try {
        commit(group);
      } catch (thrown) {
        for (const { reject } of group) reject(thrown);
      }
    }
  };

  return {
    append: (request) => () =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
    flush,
  };
};
