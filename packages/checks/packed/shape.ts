import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { tell } from './findings.ts';

/** Before Node knew `exports` a package had one entry: ours never ran there. */
const RESOLUTION_WITHOUT_EXPORTS = 'node10';

/** Whether what a package says of itself is true of its files, and of its types. */
export const checkShape = async (tarball: string): Promise<void> => {
  const bytes = readFileSync(tarball);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({
    pack: { tarball: buffer },
    strict: true,
  });
  const types = await checkPackage(createPackageFromTarballData(bytes));
  const problems = types.types === false ? [{ kind: 'NoTypes' }] : types.problems;
  tell(`${basename(tarball)}: entries and types are what they say`, [
    ...messages.map((message) => formatMessage(message, pkg) ?? message.code),
    ...problems
      .filter(
        (problem) =>
          !('resolutionKind' in problem) || problem.resolutionKind !== RESOLUTION_WITHOUT_EXPORTS,
      )
      .map((problem) => JSON.stringify(problem)),
  ]);
};
