import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { linesOf } from '../seal/leaves.ts';
import { seal } from '../sealLog.ts';
import type { Bundle, BundleError, BundleOptions } from './bundle.ts';
import { openBundleFolder } from './bundleFolder.ts';
import type { BundleFolder } from './bundleFolder.ts';
import { auditEvidence, nameIn, writeEvidence } from './evidence.ts';
import { manifestOf } from './manifest.ts';
import { reportOf } from './report.ts';
import { scopeOf } from './scope.ts';
import { CONTENTS, signSums, sumsOf } from './sums.ts';

/**
 * Writes a log, or some accounts of it, to a folder that can be verified without this library and
 * without the log: the events, a seal made now, the proofs that they stand in it, the report of an
 * audit of these very events, and a signature over the sums of all files. The same log, key and
 * options give the same bytes. Where it fails, nothing is left behind.
 */
export const writeBundle =
  (store: EventStore, options: BundleOptions): TE.TaskEither<BundleError, Bundle> =>
  async () => {
    const opened = await openBundleFolder(options.folder)();
    if (E.isLeft(opened)) return opened;
    const written = await fill(store, opened.right, options)();
    if (E.isLeft(written)) await opened.right.discard();
    return written;
  };

const fill = (
  store: EventStore,
  folder: BundleFolder,
  options: BundleOptions,
): TE.TaskEither<BundleError, Bundle> =>
  pipe(
    seal(store, options),
    TE.bindTo('sealed'),
    TE.bindW('scope', ({ sealed }) =>
      TE.fromEither(scopeOf(options, linesOf(sealed.leaves).map(nameIn))),
    ),
    TE.bindW('evidence', ({ sealed, scope }) =>
      writeEvidence(store, folder, sealed, scope, options),
    ),
    TE.bindW('audited', () => auditEvidence(folder, options)),
    TE.chainFirstW(({ audited }) => folder.write('report.json', [reportOf(audited)])),
    TE.bindW('files', () => sumsOf(folder, CONTENTS)),
    TE.chainFirstW(({ sealed, scope, evidence, files }) => {
      const manifest = manifestOf({ options, scope, seal: sealed.seal, ...evidence, files });
      return folder.write('manifest.json', [manifest]);
    }),
    TE.chainFirstW(() => signSums(folder, options.privateKey)),
    TE.map(({ audited: { verdict }, evidence }) => ({
      folder: options.folder,
      verdict,
      ...evidence,
    })),
  );
