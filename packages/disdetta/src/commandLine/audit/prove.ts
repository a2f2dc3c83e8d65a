import { inclusionProof } from '@disdetta/audit';
import type { EarlierSeal, InclusionProof } from '@disdetta/audit';
import { refusalsStreamOf, streamOf } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from './asJson.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import { failureOf, misused } from './failure.ts';
import type { Failure } from './failure.ts';
import { readOneSeal } from './keptSeals.ts';
import type { SealArguments } from './keptSeals.ts';
import type { Output } from './output.ts';

const proofOf = (
  stream: string,
  { seal, leaves }: EarlierSeal,
): TE.TaskEither<Failure, InclusionProof> =>
  leaves === undefined
    ? TE.left(misused('A proof is made from the leaves of a seal: give --leaves.'))
    : pipe(TE.fromEither(inclusionProof(seal, leaves, stream)), TE.mapLeft(failureOf));

/**
 * Prints the proof that an account stands in a seal, or the refusals of that account: JSON that
 * shows nothing of other accounts, and that `disdetta audit check` holds against the seal.
 */
export const proveAccount = (
  accountId: string,
  told: SealArguments & { readonly refusals: boolean },
  output: Output,
): TE.TaskEither<Failure, ExitCode> => {
  const stream = told.refusals ? refusalsStreamOf(accountId) : streamOf(accountId);
  return pipe(
    readOneSeal(told),
    TE.chain((seal) => proofOf(stream, seal)),
    TE.map((proof) => {
      output.print(asJson(proof));
      return EXIT_CODES.clean;
    }),
  );
};
