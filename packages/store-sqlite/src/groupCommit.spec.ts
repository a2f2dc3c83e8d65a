import type { StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendInTransaction, AppendRequest } from './appends.ts';
import type { Connection } from './connection.ts';
import { createGroupCommit } from './groupCommit.ts';

const request = (stream: string): AppendRequest => ({
  stream,
  expected: 'no-stream',
  events: [{ id: stream, type: 'Used', data: '{}', metadata: '{}' }],
});

const failure: StoreFailed = {
  code: 'StoreFailed',
  message: 'the disk is full',
  facts: { cause: 'test' },
};

/** A connection that writes down what it is asked to do. */
const connectionThat = (
  transact: Connection['transact'],
): Pick<Connection, 'attempt' | 'transact'> & Connection => ({
  file: 'log' as unknown as Connection['file'],
  execute: () => undefined,
  prepare: () => {
    throw new Error('nothing is prepared here');
  },
  attempt: (work) => work(),
  transact,
  close: () => E.right(undefined),
});

const story = (): {
  readonly told: string[];
  readonly connection: Connection;
  readonly append: AppendInTransaction;
} => {
  const told: string[] = [];
  return {
    told,
    connection: connectionThat((_, work) => {
      told.push('begin');
      const result = work();
      told.push('commit');
      return result;
    }),
    append: (requests) =>
      requests.map(({ stream }) => {
        told.push(stream);
        return stream === 'refused'
          ? E.left({
              code: 'RevisionConflict',
              message: 'elsewhere',
              facts: { stream, expected: 'no-stream', actual: 0n },
            })
          : E.right({ revision: 0n, position: BigInt(told.length) });
      }),
  };
};

describe('appends that are asked for in the same moment', () => {
  it('share one transaction, in the order in which they came, and are answered after it', async () => {
    const { told, connection, append } = story();
    let commits = 0;
    const group = createGroupCommit(connection, append, () => {
      commits += 1;
    });
    const answers = ['a', 'b', 'c'].map(async (stream) => {
      await group.append(request(stream))();
      told.push(`answer ${stream}`);
    });
    await Promise.all(answers);
    expect(told).toEqual(['begin', 'a', 'b', 'c', 'commit', 'answer a', 'answer b', 'answer c']);
    expect(commits).toBe(1);
  });

  it('are refused one by one', async () => {
    const { connection, append } = story();
    const group = createGroupCommit(connection, append, () => undefined);
    const answers = await Promise.all(
      ['a', 'refused', 'c'].map((stream) => group.append(request(stream))()),
    );
    expect(answers.map(E.isRight)).toEqual([true, false, true]);
  });

  it('fail together when what they share fails', async () => {
    const { append } = story();
    const broken = connectionThat(() => {
      throw new Error('not reached');
    });
    const group = createGroupCommit(
      { ...broken, attempt: () => E.left(failure) },
      append,
      () => undefined,
    );
    const answers = await Promise.all(['a', 'b'].map((stream) => group.append(request(stream))()));
    expect(answers).toEqual([E.left(failure), E.left(failure)]);
  });

  it('are rejected together when something throws that no store should throw', async () => {
    const { append } = story();
    const broken = connectionThat(() => {
      throw new Error('a bug');
    });
    const group = createGroupCommit(broken, append, () => undefined);
    const answers = await Promise.allSettled(
      ['a', 'b'].map((stream) => group.append(request(stream))()),
    );
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('are split where they are very many', async () => {
    const { told, connection, append } = story();
    const group = createGroupCommit(connection, append, () => undefined);
    await Promise.all(
      Array.from({ length: 600 }, (_, index) => group.append(request(`s-${index}`))()),
    );
    expect(told.filter((word) => word === 'commit')).toHaveLength(3);
  });

  it('can be committed at once, before the file is closed', async () => {
    const { told, connection, append } = story();
    const group = createGroupCommit(connection, append, () => undefined);
    const answer = group.append(request('a'))();
    group.flush();
    expect(told).toEqual(['begin', 'a', 'commit']);
    expect(E.isRight(await answer)).toBe(true);
  });
});
