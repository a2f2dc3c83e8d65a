import type { Command, Option } from 'commander';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ExitCode } from './exitCodes.ts';
import type { Failure } from './failure.ts';
import type { Output } from './output.ts';

/** What commands of one kind are added to. */
export interface Group {
  /** Begins a command that teaches by examples. */
  readonly command: (name: string, description: string) => Command;
  /** Has work done, and the process answer with its exit code. */
  readonly answer: (work: TaskEither<Failure, ExitCode>) => Promise<void>;
  readonly output: Output;
}

/** How the argument is described that names a log. */
export const STORE = 'the log: a file, a .jsonl export, or esdb://…; it is only read';

/** Adds options to a command. */
export const withOptions = (command: Command, options: readonly Option[]): Command => {
  for (const option of options) command.addOption(option);
  return command;
};
