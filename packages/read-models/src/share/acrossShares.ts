import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type {
  ReadError,
  ReadModelDatabase,
  StoredRow,
  WholeRows,
} from '../database/readModelDatabase.ts';
import { inShare } from './inShare.ts';
import { shareOfStream } from './share.ts';

const byFirstPosition = (one: StoredRow, other: StoredRow): number =>
  Number(one.firstPosition - other.firstPosition);

/**
 * The tables of so many shares of a database, read as if they were one: a stream in its own share,
 * all streams in all of them, in the order in which rows began. Each share is of a moment of its
 * own. Where a share was never built, reading all is `ModelNotBuilt`. Nothing is written by it.
 */
export const acrossShares = (database: ReadModelDatabase, of: number): ReadModelDatabase => {
  const shares = Array.from({ length: of }, (_, place) =>
    inShare(database, { number: place + 1, of }),
  );
  const ofStream = (stream: string): ReadModelDatabase =>
    inShare(database, { number: shareOfStream(stream, of), of });

  const readVersion = (name: string, version: number): TaskEither<ReadError, WholeRows> =>
    pipe(
      TE.sequenceSeqArray(shares.map((share) => share.read(name, [version], null))),
      TE.map((found) => ({
        version,
        rows: found.flatMap(({ rows }) => rows).toSorted(byFirstPosition),
      })),
    );

  /** One version for all: while shares go over to another, the one that all of them know. */
  const readAll =
    (name: string, known: readonly number[]): TaskEither<ReadError, WholeRows> =>
    async () => {
      const [newest = 1, ...older] = known;
      let found = await readVersion(name, newest)();
      for (const version of older) {
        if (E.isRight(found) || found.left.code !== 'VersionUnknown') return found;
        found = await readVersion(name, version)();
      }
      return found;
    };

  return {
    ...database,
    read: (name, known, stream) =>
      stream === null ? readAll(name, known) : ofStream(stream).read(name, known, stream),
    stops: (name, stream) =>
      stream === null
        ? pipe(
            TE.sequenceSeqArray(shares.map((share) => share.stops(name, null))),
            TE.map((stops) => stops.flat()),
          )
        : ofStream(stream).stops(name, stream),
  };
};
