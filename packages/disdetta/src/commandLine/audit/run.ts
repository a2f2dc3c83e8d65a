import { audit } from '@disdetta/audit';
import type { Audit, AuditProgress } from '@disdetta/audit';
import type { Instant } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from './asJson.ts';
import { onLog } from './carryOut.ts';
import type { LogOptions, OpenedLog } from './carryOut.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { readSeals } from './keptSeals.ts';
import type { SealArguments } from './keptSeals.ts';
import type { Output } from './output.ts';
import { byThreads } from './threads/byThreads.ts';
import { tellAudit } from './tellAudit.ts';
import type { Extent } from './tellAudit.ts';

/** What `disdetta audit run` and `disdetta audit verify` may be told. */
export interface RunOptions extends LogOptions, SealArguments {
  /** The stretch of time whose exceptions are asked for. */
  readonly from: Instant;
  readonly to: Instant;
  /** How many threads audit accounts; default: one a core, where the log is long. */
  readonly threads?: number;
}

/** Tells on a bar how far an audit has come. */
export const tellProgress =
  ({ bar, end }: OpenedLog) =>
  (progress: AuditProgress): void => {
    if (progress.phase === 'reading') bar.tell('reading', Number(progress.position), end);
    else bar.tell('deciding', progress.accounts, progress.of);
  };

const auditOf =
  (extent: Extent, told: RunOptions) =>
  (opened: OpenedLog): TE.TaskEither<Failure, Audit> =>
    pipe(
      readSeals(told),
      TE.chain((seals) =>
        pipe(
          audit(opened.store, {
            seals,
            exceptions: { from: told.from, to: told.to },
            isDeciding: extent === 'everything',
            onProgress: tellProgress(opened),
            byThreads: byThreads(opened.log, told.threads),
          }),
          TE.mapLeft(failureOf),
        ),
      ),
    );

/** Audits a log and tells what it has come to; the exit code is that of its verdict. */
export const runAudit = (
  place: string,
  extent: Extent,
  told: RunOptions,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    onLog(place, told, output, auditOf(extent, told)),
    TE.map((found) => {
      if (told.json) output.print(asJson(found));
      else tellAudit(found, extent, output);
      return EXIT_CODES[found.verdict];
    }),
  );
