import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { WriteFailed } from '../exports/exporting.ts';
import { readPrivateKey, signatureOf } from '../seal/signing.ts';
import type { KeyUnusable } from '../seal/signing.ts';
import type { BundleFolder, FileSum } from './bundleFolder.ts';

/** The files that the manifest tells the sums of. */
export const CONTENTS: readonly string[] = [
  'events.jsonl',
  'leaves',
  'proofs.jsonl',
  'report.json',
  'seal',
];

/** The sums of the files, by their names. */
export const sumsOf = (
  folder: BundleFolder,
  names: readonly string[],
): TE.TaskEither<WriteFailed, Readonly<Record<string, FileSum>>> =>
  pipe(
    names,
    TE.traverseSeqArray((name) =>
      pipe(
        folder.sumOf(name),
        TE.map((sum) => [name, sum] as const),
      ),
    ),
    TE.map((sums) => Object.fromEntries(sums)),
  );

/** Writes the sums of all files as `sha256sum -c` checks them, and the signature over that file. */
export const signSums = (
  folder: BundleFolder,
  privateKey: string,
): TE.TaskEither<WriteFailed | KeyUnusable, void> =>
  pipe(
    sumsOf(folder, [...CONTENTS, 'manifest.json'].sort()),
    TE.map((sums) =>
      Object.entries(sums)
        .map(([name, { sha256 }]) => `${sha256}  ${name}\n`)
        .join(''),
    ),
    TE.chainFirstW((text) => folder.write('SHA256SUMS', [text])),
    TE.bindTo('text'),
    TE.bindW('key', () => TE.fromEither(readPrivateKey(privateKey))),
    TE.chainW(({ text, key }) => folder.write('signature', [signatureOf(text, key)])),
  );
