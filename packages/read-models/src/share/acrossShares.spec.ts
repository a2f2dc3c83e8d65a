import { streamOf } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { notBuilt, versionUnknown } from '../database/databaseErrors.ts';
import type {
  ReadError,
  ReadModelDatabase,
  StoredRow,
  WholeRows,
} from '../database/readModelDatabase.ts';
import { acrossShares } from './acrossShares.ts';

const row = (accountId: string, firstPosition: bigint): StoredRow => ({
  stream: streamOf(accountId),
  part: '',
  state: '{}',
  firstPosition,
});

/** A database in which each table has a version, and rows. */
const databaseWith = (
  tables: Readonly<Record<string, readonly [version: number, ...StoredRow[]]>>,
): ReadModelDatabase => {
  const none = (): never => {
    throw new Error('nothing is written through shares that are read as one');
  };
  return {
    take: none,
    release: none,
    load: none,
    commit: none,
    promote: none,
    dropRetired: none,
    close: () => TE.right(undefined),
    stops: () => TE.right([]),
    read: (name, known, stream): TaskEither<ReadError, WholeRows> => {
      const table = tables[name];
      if (table === undefined) return TE.left(notBuilt(name));
      const [version, ...rows] = table;
      return known.includes(version)
        ? TE.right({ version, rows: rows.filter((one) => one.stream === (stream ?? one.stream)) })
        : TE.left(versionUnknown(name, version, known));
    },
  };
};

const read = (
  tables: Parameters<typeof databaseWith>[0],
  { known = [1], stream = null }: { known?: readonly number[]; stream?: string | null } = {},
) => acrossShares(databaseWith(tables), 2).read('plans', known, stream)();

describe('shares that are read as one', () => {
  it('have the rows of all of them in the order in which they began', async () => {
    const tables = {
      plans_1_of_2: [1, row('a-1', 1n), row('a-3', 9n)],
      plans_2_of_2: [1, row('a-4', 4n)],
    } as const;
    expect(await read(tables)).toEqual(
      E.right({ version: 1, rows: [row('a-1', 1n), row('a-4', 4n), row('a-3', 9n)] }),
    );
  });

  it('have the rows of an account in its own share alone', async () => {
    const tables = { plans_2_of_2: [1, row('a-4', 4n)] } as const;
    expect(await read(tables, { stream: streamOf('a-4') })).toEqual(
      E.right({ version: 1, rows: [row('a-4', 4n)] }),
    );
    expect(await read(tables)).toMatchObject({ left: { code: 'ModelNotBuilt' } });
  });

  it('are all of one version, whichever of the known ones all of them have', async () => {
    const rows = { first: row('a-1', 1n), second: row('a-4', 2n) };
    const at = (one: number, other: number) =>
      read(
        { plans_1_of_2: [one, rows.first], plans_2_of_2: [other, rows.second] },
        { known: [2, 1] },
      );
    expect(await at(2, 2)).toMatchObject({ right: { version: 2 } });
    expect(await at(1, 1)).toMatchObject({ right: { version: 1 } });
    expect(await at(1, 2)).toMatchObject({ left: { code: 'VersionUnknown' } });
  });
});
