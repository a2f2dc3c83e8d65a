import { verifyInclusion } from '@disdetta/audit';
import type { InclusionProof, Seal } from '@disdetta/audit';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import { misused } from './failure.ts';
import type { Failure } from './failure.ts';
import { readOneSeal } from './keptSeals.ts';
import type { SealArguments } from './keptSeals.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';
import { readText } from './textFile.ts';

const proofCodec = t.type({ leaf: t.string, index: t.Int, path: t.array(t.string) });

const readProof = (text: string): E.Either<Failure, InclusionProof> =>
  pipe(
    E.tryCatch((): unknown => JSON.parse(text), E.toError),
    E.chainW((value) => proofCodec.decode(value)),
    E.mapLeft(() =>
      misused('This is no proof: expected the JSON that disdetta audit prove prints.'),
    ),
  );

const tell = (proof: InclusionProof, seal: Seal, output: Output): ExitCode => {
  if (verifyInclusion(proof, seal)) {
    output.print(`${output.good('✓ sealed')}: ${printable(proof.leaf)}, at ${seal.sealedAt}`);
    return EXIT_CODES.clean;
  }
  output.print(`${output.bad('✗ not sealed')}: this proof does not lead to the head of the seal.`);
  return EXIT_CODES.tampered;
};

/** Holds a proof of one account against a seal, without the log and without other accounts. */
export const checkProof = (
  file: string,
  told: SealArguments,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    readText(file, 'proof'),
    TE.chainEitherK(readProof),
    TE.bindTo('proof'),
    TE.bind('earlier', () => readOneSeal(told)),
    TE.map(({ proof, earlier }) => tell(proof, earlier.seal, output)),
  );
