import {
  exportCloudEvents,
  exportCsv,
  exportJsonLines,
  exportParquet,
  exportXlsx,
} from '@disdetta/audit';
import type { Exported, TooManyEvents, WriteFailed } from '@disdetta/audit';
import type { EventStore, StoreError } from '@disdetta/core';
import { open, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from '../asJson.ts';
import { onLog } from '../carryOut.ts';
import type { LogOptions } from '../carryOut.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import type { ExitCode } from '../exitCodes.ts';
import { failureOf } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { Output } from '../output.ts';
import { counted } from '../tell.ts';
import { attempt } from '../textFile.ts';

type Export = (
  store: EventStore,
  out: Writable,
) => TE.TaskEither<StoreError | WriteFailed | TooManyEvents, Exported>;

/** Every format of an export. */
export const FORMATS = {
  csv: exportCsv,
  jsonl: exportJsonLines,
  parquet: exportParquet,
  xlsx: exportXlsx,
  cloudevents: exportCloudEvents,
} as const satisfies Readonly<Record<string, Export>>;

/** What `disdetta audit export` may be told. */
export interface ExportArguments extends LogOptions {
  readonly format: keyof typeof FORMATS;
  readonly out: string;
}

/** Exports a log into a new file; where it fails, nothing is left behind. */
export const exportLog = (
  place: string,
  told: ExportArguments,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    onLog(place, told, output, ({ store }) =>
      pipe(
        attempt(
          () => open(told.out, 'wx'),
          (reason) => `The export ${told.out} cannot be written: ${reason}.`,
        ),
        TE.chain((file) => {
          const write: Export = FORMATS[told.format];
          return pipe(
            write(store, file.createWriteStream()),
            TE.mapLeft(failureOf),
            TE.orElseFirstTaskK(() => () => rm(told.out, { force: true })),
          );
        }),
      ),
    ),
    TE.map(({ events, position }) => {
      if (told.json) output.print(asJson({ file: told.out, events, position }));
      else output.print(output.good(`✓ ${counted(events, 'event')} exported: ${told.out}`));
      return EXIT_CODES.clean;
    }),
  );
