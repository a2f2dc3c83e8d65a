import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ReadError, ReadModelDatabase } from '../database/readModelDatabase.ts';
import type { ReadModel } from '../model/readModel.ts';

/** A row of a model: the stream of its account, its part, and its state. */
export interface ModelRow<State> {
  readonly stream: string;
  readonly part: string;
  readonly state: State;
}

/** Reads a model by its name. What it answers is of one version, and of one moment. */
export interface RowReader<State> {
  /** The rows of an account, in the order in which they began. */
  readonly ofStream: (stream: string) => TaskEither<ReadError, readonly ModelRow<State>[]>;
  /** The rows of all accounts, in the order in which they began. */
  readonly all: () => TaskEither<ReadError, readonly ModelRow<State>[]>;
}

/**
 * A reader of one model, given every version of it that it can make sense of: with the one before
 * as well, a switch from one to the other goes by unnoticed.
 */
export const readRows = <State>(
  database: ReadModelDatabase,
  versions: readonly [ReadModel<State>, ...ReadModel<State>[]],
): RowReader<State> => {
  const [newest] = versions;
  const known = versions.map(({ version }) => version);
  const read = (stream: string | null): TaskEither<ReadError, readonly ModelRow<State>[]> =>
    TE.map(({ version, rows }: { version: number; rows: readonly StoredOf[] }) => {
      const model = versions.find((one) => one.version === version) ?? newest;
      return rows.map((row) => ({
        stream: row.stream,
        part: row.part,
        state: model.read(row.state),
      }));
    })(database.read(newest.name, known, stream));
  return { ofStream: read, all: () => read(null) };
};

interface StoredOf {
  readonly stream: string;
  readonly part: string;
  readonly state: string;
}
