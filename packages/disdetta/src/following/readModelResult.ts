import type { StoreError } from '@disdetta/core';
import type { AnswerError, RunError } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';

/** Why the tables cannot answer, or cannot be kept. */
export type ReadModelRefusal = AnswerError | RunError | StoreError;

/** What came of it; like every result of the front door, never thrown. */
export type ReadModelResult<Value> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly refusal: ReadModelRefusal };

/** An outcome as a promise hands it over. */
export const toReadModelResult = <Value extends object>(
  outcome: E.Either<ReadModelRefusal, Value>,
): ReadModelResult<Value> =>
  E.isLeft(outcome) ? { ok: false, refusal: outcome.left } : { ok: true, ...outcome.right };
