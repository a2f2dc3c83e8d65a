import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EffectsResult } from '../effects.ts';

/** What a call came to, when nothing may go wrong. */
export const answerOf = async <A>(
  call: TaskEither<{ readonly code: string; readonly message: string }, A>,
): Promise<A> => {
  const answer = await call();
  if (E.isRight(answer)) return answer.right;
  throw new Error(`${answer.left.code}: ${answer.left.message}`);
};

/** What a question came to, when nothing may go wrong. */
export const valueOf = async <Value extends object>(
  asked: Promise<EffectsResult<Value>>,
): Promise<Value> => {
  const answer = await asked;
  if (answer.ok) return answer;
  throw new Error(`${answer.refusal.code}: ${answer.refusal.message}`);
};
