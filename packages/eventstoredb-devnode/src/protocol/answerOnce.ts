import type { sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { unexpected } from './callErrors.ts';
import type { CallError } from './callErrors.ts';

/** Answers a call with what the work comes to; what it throws is told to the caller. */
export const answerOnce = async <Response>(
  callback: sendUnaryData<Response>,
  work: () => Promise<E.Either<CallError, Response>>,
): Promise<void> => {
  const answer = await work().catch((thrown: unknown) => E.left(unexpected(thrown)));
  if (E.isRight(answer)) callback(null, answer.right);
  else callback(answer.left);
};
