import { decodeCommand } from '@disdetta/core';
import type { Command, Handle, Reason, StoreUnavailable } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CommentKeys } from './commentKeys.ts';
import { isSealed, seal, unseal } from './seal.ts';

/** Commands are handled with the comment of their reason sealed: it is stored in no other form. */
export const sealingComments =
  (keys: CommentKeys, handle: Handle): Handle =>
  (input) => {
    const command = decodeCommand(input);
    // What cannot be read is refused, and leaves nothing behind.
    if (E.isLeft(command)) return handle(input);
    return pipe(
      withKeys(() => withSealedComment(keys, command.right)),
      TE.chainW(handle),
    );
  };

const withSealedComment = async (keys: CommentKeys, command: Command): Promise<object> => {
  const { data, metadata } = command;
  if (!('reason' in data) || data.reason.comment === undefined) return command;
  const { accountId, reason } = data;
  const key = await keys.keyFor(accountId);
  const comment = seal(key, accountId, metadata.commandId, data.reason.comment);
  return { ...command, data: { ...data, reason: { ...reason, comment } } };
};

/**
 * An answer about one account with the comment of its reason readable again, or without it if the
 * key was forgotten.
 */
export const unsealComment = <Answer>(
  keys: CommentKeys,
  accountId: string,
  answer: Answer,
): TE.TaskEither<StoreUnavailable, Answer> => {
  if (!hasReason(answer)) return TE.right(answer);
  const { code, comment } = answer.reason;
  if (comment === undefined || !isSealed(comment)) return TE.right(answer);
  return withKeys(async () => {
    const key = await keys.knownKeyOf(accountId);
    const text = key === null ? null : unseal(key, accountId, comment);
    return { ...answer, reason: { code, ...(text === null ? {} : { comment: text }) } };
  });
};

const hasReason = <Answer>(answer: Answer): answer is Answer & { readonly reason: Reason } =>
  typeof answer === 'object' && answer !== null && 'reason' in answer && answer.reason !== null;

/** Keys that cannot be reached are as a store that cannot: nothing is written without them. */
const withKeys = <A>(work: () => Promise<A>): TE.TaskEither<StoreUnavailable, A> =>
  TE.tryCatch(work, (thrown) => ({
    code: 'StoreUnavailable',
    message: `The keys of comments cannot be used now, and nothing was written: ${String(thrown)}`,
    facts: { cause: String(thrown) },
  }));
