import type { StoreError } from '@disdetta/core';
import type { AnswerError, RunError } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** What only the process can do that keeps the tables live. */
export interface KeptElsewhere {
  readonly code: 'KeptElsewhere';
  readonly message: string;
  readonly facts: { readonly tables: readonly string[] };
}

/** Why the tables cannot answer, or cannot be kept. */
export type ReadModelRefusal = AnswerError | RunError | StoreError | KeptElsewhere;

/** What came of it; like every result of the front door, never thrown. */
export type ReadModelResult<Value> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly refusal: ReadModelRefusal };

/** What a task comes to, as a promise hands it over. */
export const resultOf = async <Value extends object>(
  task: TaskEither<ReadModelRefusal, Value>,
): Promise<ReadModelResult<Value>> => {
  const outcome = await task();
  return E.isLeft(outcome) ? { ok: false, refusal: outcome.left } : { ok: true, ...outcome.right };
};

export const keptElsewhere = (tables: readonly string[]): KeptElsewhere => ({
  code: 'KeptElsewhere',
  message: `This process does not keep them: do it in the one that keeps ${tables.join(', ') || 'the tables'}.`,
  facts: { tables },
});
