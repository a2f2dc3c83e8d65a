import { seal } from '@disdetta/audit';
import type { Instant } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from './asJson.ts';
import { onLog } from './carryOut.ts';
import type { LogOptions } from './carryOut.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { leavesBeside } from './keptSeals.ts';
import type { Output } from './output.ts';
import { readText, writeNewText } from './textFile.ts';

/** What `disdetta audit seal` may be told. */
export interface SealOptions extends LogOptions {
  readonly key: string;
  readonly at: Instant;
  readonly out: string;
}

/** Seals a log, and writes the seal and its leaves into new files. */
export const sealLog = (
  place: string,
  told: SealOptions,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    readText(told.key, 'key'),
    TE.chain((privateKey) =>
      onLog(place, told, output, ({ store }) =>
        pipe(seal(store, { privateKey, at: told.at }), TE.mapLeft(failureOf)),
      ),
    ),
    // The leaves first: a seal that is there has its leaves beside it.
    TE.chainFirst(({ leaves }) => writeNewText(leavesBeside(told.out), leaves, 'leaves')),
    TE.chainFirst(({ text }) => writeNewText(told.out, text, 'seal')),
    TE.map(({ text }) => {
      const files = { seal: told.out, leaves: leavesBeside(told.out) };
      if (told.json) output.print(asJson({ ...files, text }));
      else {
        output.print(output.good(`✓ sealed: ${files.seal} and ${files.leaves}`));
        output.print(
          output.faint('  Keep copies of both away from the log, in more than one place.'),
        );
      }
      return EXIT_CODES.clean;
    }),
  );
