import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ReadModelDatabase } from '../database/readModelDatabase.ts';
import type { Share } from './share.ts';

/**
 * The tables of one share in a database: `accounts` of share 2 of 4 is `accounts_2_of_4` there, with
 * a checkpoint and a lock of its own. So shares can stand side by side, and no worker goes on with
 * what was built for another number of shares.
 */
export const inShare = (database: ReadModelDatabase, { number, of }: Share): ReadModelDatabase => {
  const renamed = (name: string): string => `${name}_${number}_of_${of}`;
  const ofShare = <Named extends { readonly name: string }>(named: Named): Named => ({
    ...named,
    name: renamed(named.name),
  });
  return {
    take: (shape) =>
      pipe(
        database.take(ofShare(shape)),
        TE.map((build) => ({ ...build, shape })),
      ),
    release: (shape) => database.release(ofShare(shape)),
    load: (shape, keys) => database.load(ofShare(shape), keys),
    commit: (changes) =>
      database.commit(changes.map((change) => ({ ...change, shape: ofShare(change.shape) }))),
    promote: (shape) => database.promote(ofShare(shape)),
    dropRetired: (name) => database.dropRetired(renamed(name)),
    read: (name, known, stream) => database.read(renamed(name), known, stream),
    stops: (name, stream) => database.stops(renamed(name), stream),
    close: database.close,
  };
};
