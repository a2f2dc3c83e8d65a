import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TlsFiles } from '../listening.ts';

/** A certificate with its key, and where clients find it. */
export interface CertifiedTls extends TlsFiles {
  readonly certificateFile: string;
}

/** Reads a certificate and its key; left with one sentence where they cannot serve. */
export const readTlsFiles = (files: readonly string[]): E.Either<string, CertifiedTls> => {
  const [certificateFile, keyFile, another] = files;
  if (certificateFile === undefined || keyFile === undefined || another !== undefined) {
    return E.left('Say --tls with two files: the certificate, and then its key.');
  }
  return pipe(
    E.Do,
    E.bind('certificate', () => read('certificate', certificateFile)),
    E.bind('key', () => read('key', keyFile)),
    E.chainFirst(({ certificate, key }) =>
      E.tryCatch(
        () => createSecureContext({ cert: certificate, key }),
        (thrown) =>
          `${certificateFile} and ${keyFile} are no certificate and key that belong together: ${reasonOf(thrown)}.`,
      ),
    ),
    E.map((tls) => ({ ...tls, certificateFile: resolve(certificateFile) })),
  );
};

const read = (what: string, file: string): E.Either<string, Buffer> =>
  E.tryCatch(
    () => readFileSync(file),
    (thrown) => `The ${what} ${file} cannot be read: ${reasonOf(thrown)}.`,
  );

const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
