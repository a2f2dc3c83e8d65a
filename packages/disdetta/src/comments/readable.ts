import { isId } from '@disdetta/core';
import type { StoreUnavailable } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CommentKeys } from './commentKeys.ts';
import { unsealComment } from './protect.ts';

/** Makes the answer to a question about one account readable, where its keys are known. */
export const readableWith =
  (keys: CommentKeys | undefined) =>
  <Answer>(question: object, answer: Answer): TE.TaskEither<StoreUnavailable, Answer> =>
    keys !== undefined && 'accountId' in question && isId(question.accountId)
      ? unsealComment(keys, question.accountId, answer)
      : TE.right(answer);
