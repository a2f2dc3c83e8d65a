import { writeBundle } from '@disdetta/audit';
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
import { counted, verdictLine } from '../tell.ts';
import { readText } from '../textFile.ts';

/** What `disdetta audit bundle` may be told. */
export interface BundleArguments extends LogOptions, SealArguments {
  readonly signWith: string;
  readonly out: string;
  readonly at: Instant;
  readonly account: readonly string[];
  readonly stretch: Stretch;
}

/** Writes a folder that can be verified without this library and without the log. */
export const bundleLog = (
  place: string,
  told: BundleArguments,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('privateKey', () => readText(told.signWith, 'key')),
    TE.bind('seals', () => readSeals(told)),
    TE.chain(({ privateKey, seals }) =>
      onLog(place, told, output, ({ store }) =>
        pipe(
          writeBundle(store, {
            folder: told.out,
            privateKey,
            at: told.at,
            exceptions: told.stretch,
            ...(told.account.length === 0 ? {} : { accounts: told.account }),
            ...(seals.length === 0 ? {} : { seals }),
          }),
          TE.mapLeft(failureOf),
        ),
      ),
    ),
    TE.map((bundle) => {
      const { folder, verdict, events } = bundle;
      if (told.json) output.print(asJson(bundle));
      else {
        output.print(`${counted(events, 'event')} in ${folder}`);
        output.print(verdictLine(verdict, output));
      }
      return EXIT_CODES[verdict];
    }),
  );
