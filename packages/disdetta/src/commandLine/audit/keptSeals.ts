import { verifySeal } from '@disdetta/audit';
import type { EarlierSeal } from '@disdetta/audit';
import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failureOf, misused } from './failure.ts';
import type { Failure } from './failure.ts';
import { readText } from './textFile.ts';

/** Which seals a log is to be held against, as arguments tell. */
export interface SealArguments {
  readonly seal: readonly string[];
  readonly leaves: readonly string[];
  readonly key: string | undefined;
}

/** Where the leaves of a seal are kept, unless told otherwise. */
export const leavesBeside = (seal: string): string => `${seal}.leaves`;

/** The leaves that were told with the seals, in the same order; else those beside each. */
const placesOf = ({ seal, leaves }: SealArguments): readonly (readonly [string, string | null])[] =>
  seal.map((file, index) => {
    const beside = leavesBeside(file);
    return [file, leaves[index] ?? (existsSync(beside) ? beside : null)];
  });

const readSealWith =
  (publicKey: string) =>
  ([file, leaves]: readonly [string, string | null]): TE.TaskEither<Failure, EarlierSeal> =>
    pipe(
      readText(file, 'seal'),
      TE.chain((text) => TE.fromEither(pipe(verifySeal(text, publicKey), E.mapLeft(failureOf)))),
      TE.chain((seal) =>
        leaves === null
          ? TE.right({ seal })
          : pipe(
              readText(leaves, 'leaves'),
              TE.map((text) => ({ seal, leaves: text })),
            ),
      ),
    );

/** Reads the seals that arguments name, if the key has signed each as it stands. */
export const readSeals = (told: SealArguments): TE.TaskEither<Failure, readonly EarlierSeal[]> => {
  const { seal, leaves, key } = told;
  if (leaves.length > seal.length) {
    return TE.left(misused('There are more --leaves than --seal: give a --seal for each.'));
  }
  if (seal.length === 0) {
    return key === undefined
      ? TE.right([])
      : TE.left(misused('A --key verifies a seal: give --seal, too.'));
  }
  if (key === undefined) {
    return TE.left(misused('A --seal needs --key, the public key of whoever signed it.'));
  }
  return pipe(
    readText(key, 'key'),
    TE.chain((publicKey) => TE.traverseSeqArray(readSealWith(publicKey))(placesOf(told))),
  );
};

/** Reads the seal that has to be given, if the key has signed it as it stands. */
export const readOneSeal = (told: SealArguments): TE.TaskEither<Failure, EarlierSeal> =>
  pipe(
    readSeals(told),
    TE.chain(([seal]) =>
      seal === undefined
        ? TE.left(misused('Give a --seal, and the --key of whoever signed it.'))
        : TE.right(seal),
    ),
  );
