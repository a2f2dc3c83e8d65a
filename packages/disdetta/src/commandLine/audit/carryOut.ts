import type { EventStore } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { endOfLog } from './endOfLog.ts';
import type { ExitCode } from './exitCodes.ts';
import type { Failure } from './failure.ts';
import { isServer, openLog } from './openLog.ts';
import type { LogPlace } from './openLog.ts';
import type { Output } from './output.ts';
import { createProgressBar } from './progressBar.ts';
import type { ProgressBar } from './progressBar.ts';

/** What every command on a log may be told. */
export interface LogOptions {
  readonly category?: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** An open log, and what is told while it is read. */
export interface OpenedLog {
  readonly log: LogPlace;
  readonly store: EventStore;
  readonly bar: ProgressBar;
  /** The position of its last event, if that can be told beforehand. */
  readonly end: number | null;
}

/** Carries a command out; says why where it cannot, and answers the exit code. */
export const conclude = async (
  work: TE.TaskEither<Failure, ExitCode>,
  output: Output,
): Promise<ExitCode> => {
  const outcome = await work();
  if (E.isRight(outcome)) return outcome.right;
  output.complain(outcome.left.message);
  return outcome.left.exitCode;
};

/** Opens a log for reading, works on it, and closes it whatever comes of that. */
export const onLog = <A>(
  place: string,
  { category, quiet }: LogOptions,
  output: Output,
  work: (opened: OpenedLog) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> => {
  const log = { place, category };
  const bar = createProgressBar(output, quiet);
  return TE.bracket(
    openLog(log),
    (store) =>
      pipe(
        TE.fromTask(async () => {
          const isWatched = output.show !== null && !quiet && !isServer(log);
          const end = isWatched ? await endOfLog(store) : null;
          return { log, store, bar, end: end === null ? null : Number(end) };
        }),
        TE.chain(work),
      ),
    (store) => async () => {
      bar.end();
      await store.close()();
      return E.right(undefined);
    },
  );
};
