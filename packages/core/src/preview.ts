import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeCommand } from './account/commands.ts';
import type { Command } from './account/commands.ts';
import { decide } from './account/decide.ts';
import { streamOf } from './account/envelope.ts';
import type { Handle, HandleOptions, Handled, Refusal } from './handle.ts';
import { FILE_AFTER } from './handle/filing.ts';
import { prepare } from './handle/consult.ts';
import type { Prepared } from './handle/consult.ts';
import { recollect } from './handle/history.ts';
import type { Sources } from './handle/history.ts';
import { originalOutcome } from './handle/repeated.ts';
import { defaultPolicies } from './policies/policies.ts';

/** What a preview needs; it keeps no account in memory, so that what it tells is never old. */
export type PreviewOptions = Pick<HandleOptions, 'store' | 'policies' | 'archive' | 'fileAfter'>;

/**
 * Tells what a command would come to now, and writes no event. A command that was carried out
 * already tells its original outcome.
 */
export const createPreview = (options: PreviewOptions): Handle => {
  const { store, policies = defaultPolicies, archive, fileAfter = FILE_AFTER } = options;
  const sources: Sources = { store, archive, fileAfter };

  const foresee = (
    command: Command,
    stream: string,
    { remembered, givenAt }: Prepared,
  ): TE.TaskEither<Refusal, Handled> => {
    const { account, revision } = remembered;
    return givenAt === null
      ? TE.fromEither(
          pipe(
            decide(command, account, policies),
            E.map((events) => ({ events, repeated: false, revision })),
          ),
        )
      : pipe(
          originalOutcome(store, stream, command, givenAt),
          TE.map((events) => ({ events, repeated: true, revision })),
        );
  };

  return (input) =>
    pipe(
      TE.fromEither(decodeCommand(input)),
      TE.bindTo('command'),
      TE.let('stream', ({ command }) => streamOf(command.data.accountId)),
      TE.bindW('remembered', ({ stream }) => recollect(sources, stream)),
      TE.bindW('prepared', ({ command, stream, remembered }) =>
        prepare(sources, stream, command, remembered),
      ),
      TE.chainW(({ command, stream, prepared }) => foresee(command, stream, prepared)),
    );
};
