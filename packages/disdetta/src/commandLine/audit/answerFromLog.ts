import type { EventStore } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asJson } from './asJson.ts';
import { onLog } from './carryOut.ts';
import type { LogOptions } from './carryOut.ts';
import type { ExitCode } from './exitCodes.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import type { Output } from './output.ts';

/** What is asked of a log, how the answer is told to a person, and what the process answers. */
export interface Asking<A> {
  readonly ask: (
    store: EventStore,
  ) => TE.TaskEither<{ readonly code: string; readonly message: string }, A>;
  readonly tell: (answer: A, output: Output) => void;
  readonly exitCode: (answer: A) => ExitCode;
}

/** Asks something of a log, and tells the answer to a person or, as JSON, to a machine. */
export const answerFromLog = <A>(
  place: string,
  told: LogOptions,
  output: Output,
  { ask, tell, exitCode }: Asking<A>,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    onLog(place, told, output, ({ store }) => pipe(ask(store), TE.mapLeft(failureOf))),
    TE.map((answer) => {
      if (told.json) output.print(asJson(answer));
      else tell(answer, output);
      return exitCode(answer);
    }),
  );
