import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { questionsOf, takeAnswers } from '../account/archiving.ts';
import type { Command } from '../account/commands.ts';
import type { StoreError } from '../kernel/eventStore.ts';
import { COMMAND_SHELF } from './filing.ts';
import { recollect } from './history.ts';
import type { Sources } from './history.ts';
import type { Remembered } from './memory.ts';

/** A state that is ready to decide a command, and where that command stands if it was given before. */
export interface Prepared {
  readonly remembered: Remembered;
  readonly givenAt: bigint | null;
}

/**
 * Gets from the archive what a command needs and the state keeps no more. If more was filed since
 * by somebody else, the state is read anew from there.
 */
export const prepare = (
  sources: Sources,
  stream: string,
  command: Command,
  remembered: Remembered,
): TE.TaskEither<StoreError, Prepared> => {
  const { archive } = sources;
  const { commandId } = command.metadata;
  const known = remembered.commands.get(commandId) ?? null;
  if (archive === undefined || remembered.filedThrough < 0n) {
    return TE.right({ remembered, givenAt: known });
  }
  const questions = questionsOf(command, remembered.account);
  const finds = [...questions.finds, { shelf: COMMAND_SHELF, keys: [commandId] }];
  return pipe(
    archive.consult(stream, remembered.filedThrough, finds, questions.tallies),
    TE.chain((findings): TE.TaskEither<StoreError, Prepared> => {
      if (findings === null) {
        return pipe(
          recollect(sources, stream),
          TE.chain((anew) => prepare(sources, stream, command, anew)),
        );
      }
      const [filed] = findings.found.at(-1) ?? [];
      const ofUses = { ...findings, found: findings.found.slice(0, -1) };
      takeAnswers(remembered.account, questions, ofUses);
      const note = filed?.note ?? null;
      return TE.right({ remembered, givenAt: known ?? (note === null ? null : BigInt(note)) });
    }),
  );
};
