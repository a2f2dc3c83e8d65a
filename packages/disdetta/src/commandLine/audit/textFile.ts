import { readFile, writeFile } from 'node:fs/promises';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fileTrouble } from '../../fileTrouble.ts';
import { misused } from './failure.ts';
import type { Failure } from './failure.ts';

/** Does what may fail with a file, and says why it did. */
export const attempt = <A>(
  work: () => Promise<A>,
  sentence: (reason: string) => string,
): TE.TaskEither<Failure, A> =>
  TE.tryCatch(work, (thrown) => misused(sentence(fileTrouble(thrown))));

/** Reads a text that an argument names. */
export const readText = (path: string, what: string): TE.TaskEither<Failure, string> =>
  attempt(
    () => readFile(path, 'utf8'),
    (reason) => `The ${what} ${path} cannot be read: ${reason}.`,
  );

/** Writes a text into a file that is not there yet. */
export const writeNewText = (
  path: string,
  text: string,
  what: string,
): TE.TaskEither<Failure, void> =>
  attempt(
    () => writeFile(path, text, { flag: 'wx' }),
    (reason) => `The ${what} ${path} cannot be written: ${reason}.`,
  );
