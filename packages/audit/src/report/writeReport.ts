import type { EventStore } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { gatherReport } from './gather/gatherReport.ts';
import type { ReportError, ReportOptions } from './gather/gatherReport.ts';
import { renderReport } from './renderReport.ts';
import type { ReportLanguage } from './renderReport.ts';

/** What a report is to be about, and in which language; English unless told otherwise. */
export interface WriteReportOptions extends ReportOptions {
  readonly language?: ReportLanguage;
}

/** Gathers a report from a log and answers the text of its one HTML file. */
export const writeReport = (
  store: EventStore,
  options: WriteReportOptions,
): TE.TaskEither<ReportError, string> =>
  pipe(
    gatherReport(store, options),
    TE.chainTaskK((facts) => renderReport(facts, options.language)),
  );
