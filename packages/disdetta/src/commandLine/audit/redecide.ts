import { redecideAccount, verdictOn } from '@disdetta/audit';
import type { AccountFindings } from '@disdetta/audit';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from './asJson.ts';
import { onLog } from './carryOut.ts';
import type { LogOptions } from './carryOut.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import { failureOf, misused } from './failure.ts';
import type { Failure } from './failure.ts';
import type { Output } from './output.ts';
import { counted, tellFindings, verdictLine } from './tell.ts';

const sumOf = (parts: readonly AccountFindings[]): AccountFindings => ({
  findings: parts.flatMap(({ findings }) => findings),
  decisions: parts.reduce((sum, { decisions }) => sum + decisions, 0),
  refusals: parts.reduce((sum, { refusals }) => sum + refusals, 0),
});

/** Decides every command of some accounts again, and tells what does not follow. */
export const redecideSome = (
  place: string,
  accountIds: readonly string[],
  told: LogOptions,
  output: Output,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    onLog(place, told, output, ({ store, bar }) =>
      TE.traverseSeqArray((accountId: string) => {
        bar.tell('deciding', accountIds.indexOf(accountId), accountIds.length);
        return pipe(redecideAccount(store, accountId), TE.mapLeft(failureOf));
      })(accountIds),
    ),
    TE.map(sumOf),
    TE.filterOrElse(
      ({ decisions, refusals, findings }) => decisions + refusals + findings.length > 0,
      () => misused('This log has no such account: look for its id, without "account-".'),
    ),
    TE.map(({ findings, decisions, refusals }) => {
      const verdict = verdictOn(findings, { isCutShort: false, hasExceptions: false });
      if (told.json) output.print(asJson({ verdict, findings, decisions, refusals }));
      else {
        output.print(verdictLine(verdict, output));
        output.print(
          `  ${counted(decisions, 'decision')} and ${counted(refusals, 'refusal')} made again.`,
        );
        tellFindings(findings, output);
      }
      return EXIT_CODES[verdict];
    }),
  );
