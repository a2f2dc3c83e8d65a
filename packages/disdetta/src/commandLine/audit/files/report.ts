import { gatherReport, renderReport } from '@disdetta/audit';
import type { ReportLanguage } from '@disdetta/audit';
import type { Instant } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from '../asJson.ts';
import { onLog } from '../carryOut.ts';
import type { LogOptions } from '../carryOut.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { failureOf } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { readSeals } from '../keptSeals.ts';
import type { SealArguments } from '../keptSeals.ts';
import type { Output } from '../output.ts';
import { tellProgress } from '../run.ts';
import { verdictLine } from '../tell.ts';
import { writeNewText } from '../textFile.ts';

/** What `disdetta audit report` may be told. */
export interface ReportArguments extends LogOptions, SealArguments {
  readonly html: string;
  readonly at: Instant;
  readonly lang: ReportLanguage;
  readonly account?: string;
  readonly stretch: Stretch;
}

/** Writes the report of a log, or of one account, as one HTML file. */
export const reportLog = (
  place: string,
  told: ReportArguments,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    readSeals(told),
    TE.chain((seals) =>
      onLog(place, told, output, (opened) =>
        pipe(
          gatherReport(opened.store, {
            at: told.at,
            stretch: told.stretch,
            seals,
            onProgress: tellProgress(opened),
            ...(told.account === undefined ? {} : { accountId: told.account }),
          }),
          TE.mapLeft(failureOf),
        ),
      ),
    ),
    TE.bindTo('facts'),
    TE.bind('html', ({ facts }) => TE.fromTask(renderReport(facts, told.lang))),
    TE.chainFirst(({ html }) => writeNewText(told.html, html, 'report')),
    TE.map(({ facts: { audit } }) => {
      const { verdict } = audit;
      if (told.json) output.print(asJson({ file: told.html, verdict }));
      else {
        output.print(verdictLine(verdict, output));
        output.print(`  ${told.html}`);
      }
      return EXIT_CODES[verdict];
    }),
  );
